/// A growing run of bytes that can be read a little beyond its end, as readers that take many bytes at a time do.
///
/// - Invariant: `count` is at most `capacity`, and `paddingByteCount` bytes after `capacity` are there.
/// - Safety: this value owns the memory. Pointers are valid until the next call that may grow it.
public struct PaddedBytes: ~Copyable {
  @usableFromInline var memory: UnsafeMutableRawPointer
  @usableFromInline var capacityLimit: Int
  public var count = 0

  /// Readable bytes after the end, the one number for all text: what the widest reader (the JSON parser) asks for.
  public static let paddingByteCount = 64

  public init(capacity: Int = 0) {
    capacityLimit = capacity
    memory = reallocatedMemory(nil, byteCount: capacity + Self.paddingByteCount)
  }

  deinit { freeMemory(memory) }

  @inlinable public var start: UnsafeMutableRawPointer { @inline(__always) get { memory } }

  @inlinable public var end: UnsafeMutableRawPointer { @inline(__always) get { memory + count } }

  @inlinable public var capacity: Int { @inline(__always) get { capacityLimit } }

  @inlinable public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  /// Room after the content.
  @inlinable public var free: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: memory + count, count: capacityLimit - count)
  }

  /// Makes room for `byteCount` bytes in all, keeping the content.
  @inlinable @inline(__always)
  public mutating func reserve(_ byteCount: Int) {
    if byteCount > capacityLimit { grow(to: max(byteCount, capacityLimit + capacityLimit / 2)) }
  }

  @usableFromInline @inline(never)
  mutating func grow(to capacity: Int) {
    memory = reallocatedMemory(memory, byteCount: capacity + Self.paddingByteCount)
    capacityLimit = capacity
    assert(checkInvariants())
  }

  /// Forgets everything and makes room for as many bytes.
  @inlinable
  public mutating func restart(byteCount: Int) {
    count = 0
    reserve(byteCount)
  }

  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(count + 1)
    memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inlinable
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(count + bytes.count)
    (memory + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  /// Fills the bytes after the end with zeros, so that what is read there never differs between runs.
  public func pad() { (memory + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.paddingByteCount) }

  /// Whether the invariant holds; for assertions and tests.
  public func checkInvariants() -> Bool { count >= 0 && count <= capacityLimit }
}
