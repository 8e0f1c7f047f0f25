/// A pointer that several threads use at once, each for elements of its own.
///
/// - Safety: whoever makes one sees to it that the memory outlives the threads' work, and that no two threads write to
///   the same element.
public struct SendablePointer<Element: ~Copyable>: @unchecked Sendable {
  public let pointer: UnsafeMutablePointer<Element>

  @inlinable
  public init(_ pointer: UnsafeMutablePointer<Element>) { self.pointer = pointer }
}
