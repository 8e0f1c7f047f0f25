internal import Storage
internal import Glibc

/// A growing run of plain values in memory of its own, without the checks that an array makes at each access.
///
/// Memory: owned by whoever holds the value, which has to call `deallocate` once; copies share it. Pointers into it are
/// valid until it grows.
struct GrowingMemory<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 256

  init() { start = Self.grown(nil, capacity) }

  func deallocate() { free(start) }

  /// Bytes reserved.
  var byteCount: Int { capacity * MemoryLayout<Element>.stride }

  /// Where the next values go; there is room for `more`.
  @inline(__always)
  mutating func reserve(_ more: Int) -> UnsafeMutablePointer<Element> {
    if count &+ more > capacity { grow(more) }
    return start + count
  }

  /// Counts values written where `reserve` said.
  @inline(__always)
  mutating func advance(_ more: Int) { count &+= more }

  @inline(__always)
  mutating func append(_ value: Element) {
    reserve(1).pointee = value
    count &+= 1
  }

  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    start = Self.grown(start, capacity)
  }

  /// The kernel moves large blocks without copying them.
  private static func grown(_ old: UnsafeMutablePointer<Element>?, _ capacity: Int) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(old, capacity * MemoryLayout<Element>.stride) else {
      MemoryExhaustion.end(byteCount: capacity * MemoryLayout<Element>.stride)
    }
    return memory.bindMemory(to: Element.self, capacity: capacity)
  }
}

/// So many zeros; pages that nobody writes to take no memory. To be given back with `free`.
func zeroedMemory<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type = Element.self) -> UnsafeMutablePointer<
  Element
> {
  guard let memory = calloc(count, MemoryLayout<Element>.stride) else {
    MemoryExhaustion.end(byteCount: count * MemoryLayout<Element>.stride)
  }
  return memory.bindMemory(to: Element.self, capacity: count)
}
