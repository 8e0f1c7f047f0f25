/// A pointer that several threads use at once, each for elements of its own.
///
/// Unchecked: whoever makes one sees to it that the memory outlives the threads' work, and that no two threads write to
/// the same element.
struct SendablePointer<Element: ~Copyable>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Element>

  init(_ pointer: UnsafeMutablePointer<Element>) { self.pointer = pointer }
}
