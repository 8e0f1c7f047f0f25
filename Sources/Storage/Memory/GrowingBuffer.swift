/// An array whose memory is reached through a pointer, for the hot loops: appending is one store when there is room.
///
/// - Invariant: `count` elements are initialised, and there is room for `capacity`.
/// - Safety: this value owns the memory. Pointers from `base` are valid until the next call that may grow it, and
///   bounded by `capacity`; no index is checked.
public struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var memory: UnsafeMutablePointer<Element>
  @usableFromInline var capacityLimit: Int
  public var count = 0

  @inlinable
  public init(capacity: Int = 16) {
    capacityLimit = max(capacity, 1)
    memory = Self.memory(nil, capacity: capacityLimit)
  }

  @inlinable
  deinit { freeMemory(memory) }

  @inlinable public var base: UnsafeMutablePointer<Element> { @inline(__always) get { memory } }

  @inlinable public var capacity: Int { @inline(__always) get { capacityLimit } }

  /// Bytes reserved.
  @inlinable public var byteCount: Int { capacityLimit * MemoryLayout<Element>.stride }

  @inlinable public var elements: UnsafeBufferPointer<Element> {
    @inline(__always) get { UnsafeBufferPointer(start: memory, count: count) }
  }

  /// Makes room for `extra` more elements.
  /// - Returns: where they go; whoever writes them adds their number to `count`.
  /// - Complexity: amortised O(1) an element.
  @inlinable @inline(__always) @discardableResult
  public mutating func reserve(_ extra: Int) -> UnsafeMutablePointer<Element> {
    if count &+ extra > capacityLimit { grow(to: max(count + extra, capacityLimit * 2)) }
    return memory + count
  }

  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    reserve(1).pointee = element
    count &+= 1
  }

  @inlinable
  public mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let first = elements.baseAddress else { return }
    reserve(elements.count).update(from: first, count: elements.count)
    count += elements.count
  }

  /// Forgets the elements and keeps the memory.
  @inlinable
  public mutating func removeAll() { count = 0 }

  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get { memory[index] }
    @inline(__always) set { memory[index] = newValue }
  }

  @inlinable @inline(never)
  mutating func grow(to newCapacity: Int) {
    memory = Self.memory(memory, capacity: newCapacity)
    capacityLimit = newCapacity
    assert(checkInvariants())
  }

  /// Whether the invariant holds; for assertions and tests.
  @inlinable
  public func checkInvariants() -> Bool { count >= 0 && count <= capacityLimit }

  @inlinable
  static func memory(_ old: UnsafeMutablePointer<Element>?, capacity: Int) -> UnsafeMutablePointer<Element> {
    reallocatedMemory(old, byteCount: capacity * MemoryLayout<Element>.stride)
      .bindMemory(to: Element.self, capacity: capacity)
  }
}
