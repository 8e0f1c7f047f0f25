internal import CPlatform
internal import CommentText

/// The ids of words seen lately: a table in which each word has one place, taken by whichever came last.
///
/// Comments repeat words so much that most are found here, for one cache line each instead of one a character, and that
/// line can be asked for a batch ahead. Holds words of at most 16 bytes and 3 ids. What it holds changes the speed,
/// never the ids.
///
/// Memory: owned by this object; used by one thread. It starts small and grows with the number of different words.
/// - Invariant: the number of places is a power of two; `places` is aligned to cache lines.
final class WordCache {
  static let mostBytes = 16
  static let mostIDs = 3

  /// 32 bytes, two to a cache line.
  struct Entry {
    /// The word, zeros after it.
    var word: SIMD2<UInt64> = .zero
    var content = CachedIDs()
  }

  /// Places at first and at most; the last is 8 MB, beyond which more places save less than their cache misses cost.
  private static let placeCounts = 1 << 12...1 << 18

  private var places: UnsafeMutablePointer<Entry>
  private var placeCount: Int
  private var storeCount = 0
  private let secret = HashSecret.process
  /// 16 bytes of ones, then 16 of zeros: 16 bytes from the place `16 - n` on keep the first n bytes of a word.
  private let masks: UnsafeMutableRawPointer

  init() {
    placeCount = Self.placeCounts.lowerBound
    places = Self.allocate(placeCount)
    masks = .allocate(byteCount: 32, alignment: 16)
    masks.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 16)
    (masks + 16).initializeMemory(as: UInt8.self, repeating: 0, count: 16)
  }

  deinit {
    places.deallocate()
    masks.deallocate()
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let byteCount = count * MemoryLayout<Entry>.stride
    // Pages of 2 MB, where the system has them, spare most of the address translations.
    let alignment = byteCount >= 1 << 21 ? 1 << 21 : 64
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: alignment)
    if alignment > 64 { kc_advise_huge_pages(memory, byteCount) }
    let places = memory.bindMemory(to: Entry.self, capacity: count)
    places.initialize(repeating: Entry(), count: count)
    return places
  }

  /// The first 16 bytes of a word, zeros after it; 16 bytes from its start must be readable.
  @inline(__always)
  func key(_ start: UnsafeRawPointer, _ byteCount: Int) -> SIMD2<UInt64> {
    let mask = (masks + (16 &- min(byteCount, 16))).loadUnaligned(as: SIMD2<UInt64>.self)
    return start.loadUnaligned(as: SIMD2<UInt64>.self) & mask
  }

  /// The only place that a word can have.
  ///
  /// - Source: the folded multiplication of wyhash (Wang Yi); words of other lengths differ in their zeros.
  @inline(__always)
  func place(_ key: SIMD2<UInt64>) -> UnsafeMutablePointer<Entry> {
    let hash = WordHash.fold(key.x ^ secret.first, key.y ^ secret.second)
    return places + Int(truncatingIfNeeded: hash & UInt64(truncatingIfNeeded: placeCount &- 1))
  }

  /// Remembers a word of at most `mostBytes` and its ids.
  @inline(__always)
  func store(_ place: UnsafeMutablePointer<Entry>, _ key: SIMD2<UInt64>, _ ids: CachedIDs) {
    place.pointee = Entry(word: key, content: ids)
    storeCount &+= 1
  }

  /// Makes room if most places were taken since the last time; to be called between batches.
  func growIfCrowded() {
    guard storeCount > placeCount, placeCount < Self.placeCounts.upperBound else { return }
    places.deallocate()
    placeCount *= 4
    places = Self.allocate(placeCount)
    storeCount = 0
  }
}

/// What a word became: up to 3 ids, and the word's length, which tells "a" from "a" with a zero byte after it.
struct CachedIDs {
  /// Ids in x, y, z; bytes of the word · 4 + number of ids in w, 0 for none.
  var lanes: SIMD4<Int32> = .zero

  @inline(__always) init() {}

  /// Copies 1 to 3 ids.
  @inline(__always) init(_ ids: UnsafePointer<Int32>, _ count: Int, wordByteCount: Int) {
    lanes.x = ids[0]
    lanes.y = count > 1 ? ids[1] : 0
    lanes.z = count > 2 ? ids[2] : 0
    lanes.w = Int32(truncatingIfNeeded: wordByteCount &* 4 | count)
  }

  @inline(__always) var count: Int { Int(lanes.w & 3) }
  @inline(__always) var wordByteCount: Int { Int(lanes.w &>> 2) }
}
