internal import CPlatform
internal import CommentText
internal import Glibc

/// How a table hashes words: with the secret of this process, as all of its tables do, so that they can be joined.
struct WordHashing {
  /// Bits of the hash to keep; anything but all ones makes collisions, for tests.
  let mask: UInt64
  private let first: UInt64
  private let second: UInt64

  init(mask: UInt64) {
    self.mask = mask
    first = HashSecret.process.first
    second = HashSecret.process.second
  }

  /// The product of both, folded: every bit of the result depends on every bit of both.
  /// - Source: the folded multiplication of wyhash (Wang Yi).
  @inline(__always)
  func mix(_ left: UInt64, _ right: UInt64) -> UInt64 { WordHash.foldKeepingBoth(left ^ first, right ^ second) }
}

/// A word about to be looked up: where it is, its hash, and its first sixteen bytes as two numbers.
///
/// Most words have no more bytes than that, and then hashing and comparing take no loop and no branch that depends on
/// the length, which a processor cannot foresee: it differs from word to word.
struct WordKey {
  let start: UnsafeRawPointer
  let byteCount: Int
  /// Bytes 0 to 7 and 8 to 15, the first byte lowest; bytes beyond the end are zero.
  private let low: UInt64
  private let high: UInt64
  let hash: UInt64

  /// - Parameters:
  ///   - start: the first of at least one byte; 16 bytes after the last can be read.
  ///   - hashing: of the table.
  @inline(__always)
  init(_ start: UnsafeRawPointer, _ byteCount: Int, _ hashing: WordHashing) {
    self.start = start
    self.byteCount = byteCount
    let mask = kc_mask_of_word(byteCount)
    low = start.loadUnaligned(as: UInt64.self) & mask.low
    high = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & mask.high
    var mixed = hashing.mix(low ^ UInt64(truncatingIfNeeded: byteCount), high)
    if byteCount > 16 { mixed = Self.mixRest(start, byteCount, mixed, hashing) }
    hash = mixed & hashing.mask
  }

  /// Mixes in the bytes from the seventeenth on.
  @inline(never)
  private static func mixRest(
    _ start: UnsafeRawPointer, _ byteCount: Int, _ mixed: UInt64, _ hashing: WordHashing
  ) -> UInt64 {
    var mixed = mixed
    var offset = 16
    while offset < byteCount {
      let mask = kc_mask_of_word(min(16, byteCount - offset))
      let low = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask.low
      let high = start.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) & mask.high
      mixed = hashing.mix(low ^ mixed, high)
      offset += 16
    }
    return mixed
  }

  /// Whether an entry is that of this word.
  @inline(__always)
  func isWord(of entry: WordEntry) -> Bool {
    let mask = kc_mask_of_word(byteCount)
    let lowDifference = (entry.start.loadUnaligned(as: UInt64.self) ^ low) & mask.low
    let highDifference = (entry.start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ high) & mask.high
    guard lowDifference | highDifference | UInt64(truncatingIfNeeded: entry.byteCount ^ byteCount) == 0 else {
      return false
    }
    return byteCount <= 16 || memcmp(entry.start + 16, start + 16, byteCount - 16) == 0
  }
}
