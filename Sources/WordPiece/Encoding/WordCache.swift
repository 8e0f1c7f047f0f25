internal import CPlatform

/// The ids of words seen lately: a table in which each word has one place, taken by whichever came last.
///
/// Comments repeat words so much that most are found here, for one cache line each instead of one a character, and that
/// line can be asked for a batch ahead. Holds words of at most 16 bytes and 3 ids. What it holds changes the speed,
/// never the ids.
///
/// Memory: owned by this object; used by one thread.
final class WordCache {
  static let mostBytes = 16
  static let mostIDs = 3

  /// 32 bytes, two to a cache line.
  struct Entry {
    /// The word, zeros after it.
    var word: SIMD2<UInt64> = .zero
    /// Up to 3 ids; bytes of the word · 4 + number of ids, 0 for an entry never used.
    var content: SIMD4<Int32> = .zero

    @inline(__always) var idCount: Int { Int(content.w & 3) }
  }

  private static let entryCount = 1 << 16
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    let byteCount = Self.entryCount * MemoryLayout<Entry>.stride
    entries = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
      .bindMemory(to: Entry.self, capacity: Self.entryCount)
    entries.initialize(repeating: Entry(), count: Self.entryCount)
  }

  deinit { entries.deallocate() }

  /// The only place that a word with this hash can have.
  @inline(__always)
  func place(_ hash: UInt64) -> UnsafeMutablePointer<Entry> {
    entries + Int(truncatingIfNeeded: hash & UInt64(Self.entryCount - 1))
  }

  /// A word of 1 to 16 bytes as an entry holds it; 16 bytes from its start must be readable.
  @inline(__always)
  static func key(_ start: UnsafeRawPointer, _ byteCount: Int) -> SIMD2<UInt64> {
    let bytes = start.loadUnaligned(as: SIMD2<UInt64>.self)
    let bitCount = UInt64(truncatingIfNeeded: byteCount &* 8)
    // A shift by 64 or more gives 0, so that each half keeps exactly its bytes.
    let low: UInt64 = byteCount >= 8 ? .max : (1 &<< bitCount) &- 1
    let high: UInt64 = byteCount >= 16 ? .max : byteCount <= 8 ? 0 : (1 &<< (bitCount &- 64)) &- 1
    return bytes & SIMD2(low, high)
  }

  /// Remembers a word of at most `mostBytes` and `mostIDs`.
  @inline(__always)
  static func store(
    _ entry: UnsafeMutablePointer<Entry>, _ key: SIMD2<UInt64>, byteCount: Int, _ ids: UnsafePointer<Int32>,
    _ count: Int
  ) {
    var content = SIMD4<Int32>(ids[0], 0, 0, Int32(truncatingIfNeeded: byteCount &* 4 | count))
    if count > 1 { content.y = ids[1] }
    if count > 2 { content.z = ids[2] }
    entry.pointee = Entry(word: key, content: content)
  }
}
