/// Comments after cleaning.
public struct CleanedText {
  /// Whole comments, each ended by a newline. At least 64 bytes after the end can be read.
  public let text: UnsafeRawBufferPointer
  /// For each comment the line it had before; nil where none was dropped.
  public let keptLines: [Int32]?
}

/// Memory for cleaned comments.
///
/// Unsafe memory: owned here; `paddingByteCount` bytes after the end are always readable.
struct CleanedMemory: ~Copyable {
  private var start: UnsafeMutableRawPointer
  private var capacity = 0
  private(set) var count = 0

  private static let paddingByteCount = 64

  init() { start = .allocate(byteCount: Self.paddingByteCount, alignment: 16) }

  deinit { start.deallocate() }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Forgets everything and makes room for as many bytes.
  mutating func restart(byteCount: Int) {
    count = 0
    reserve(byteCount)
  }

  mutating func append(_ byte: UInt8) {
    reserve(count + 1)
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(count + bytes.count)
    (start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  mutating func append(_ scalars: [UInt32]) {
    reserve(count + scalars.count * 4)
    for scalar in scalars { count += UTF8Encoding.store(scalar, at: start + count) }
  }

  /// Fills the bytes after the end with zeros, so that what is read there never differs between runs.
  func pad() { (start + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.paddingByteCount) }

  private mutating func reserve(_ byteCount: Int) {
    guard byteCount > capacity else { return }
    capacity = max(byteCount, capacity + capacity / 2)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: capacity + Self.paddingByteCount, alignment: 16)
    moved.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = moved
  }
}
