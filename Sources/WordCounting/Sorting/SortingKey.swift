/// A word to be sorted: where its entry is, and eight of its bytes as a number that compares as they do.
struct SortingKey {
  var prefix: UInt64
  var entry: WordEntry

  /// The key by the bytes from `depth` on; bytes beyond the word's end count as zero.
  @inline(__always)
  init(_ entry: WordEntry, depth: Int) {
    self.entry = entry
    let left = entry.byteCount &- depth
    guard left > 0 else {
      prefix = 0
      return
    }
    let bytes = UInt64(bigEndian: entry.start.loadUnaligned(fromByteOffset: depth, as: UInt64.self))
    // What was read beyond the word's end is shifted out; the entry's memory has room for that.
    prefix = left >= 8 ? bytes : bytes & ~(UInt64.max &>> UInt64(truncatingIfNeeded: 8 &* left))
  }
}
