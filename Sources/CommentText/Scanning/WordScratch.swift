/// Memory for words that a scanner has made itself.
///
/// Unsafe memory: owned here; `WordScanner.padding` bytes after the last word are always readable.
struct WordScratch: ~Copyable {
  private(set) var start: UnsafeMutableRawPointer
  private(set) var capacity = 1 << 16
  private(set) var count = 0

  init() { start = .allocate(byteCount: capacity + WordScanner.padding, alignment: 16) }

  deinit { start.deallocate() }

  func hasRoom(for byteCount: Int) -> Bool { capacity - count >= byteCount }

  /// Forgets all words and makes room for as many bytes.
  mutating func restart(byteCount: Int) {
    count = 0
    guard byteCount > capacity else { return }
    start.deallocate()
    capacity = byteCount
    start = .allocate(byteCount: capacity + WordScanner.padding, alignment: 16)
  }

  var end: UnsafeMutableRawPointer { start + count }

  /// Appends the 1 to 4 bytes of a scalar, for which there must be room.
  mutating func append(_ scalar: UInt32) {
    count += UTF8Encoding.store(scalar, at: end)
  }
}
