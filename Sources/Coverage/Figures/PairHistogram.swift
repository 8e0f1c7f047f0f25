internal import CommentText

/// How many lines had each pair of two figures, such as unknown words and words.
///
/// A ratio of two sums can be resampled over lines from this alone, and it does not depend on the order of the lines.
/// Its size grows with the number of distinct pairs, a few thousand for comments, not with the lines.
/// - Invariant: slots are a power of two, at most half of them in use; a free slot has count 0.
public struct PairHistogram: Sendable {
  private var keys: [UInt64]
  private var counts: [Int]
  public private(set) var pairCount = 0

  public init() {
    keys = Array(repeating: 0, count: 16)
    counts = Array(repeating: 0, count: 16)
  }

  /// Adds lines with this pair; both figures below 2³².
  /// - Complexity: O(1) expected.
  @inline(__always)
  mutating func add(_ numerator: Int, _ denominator: Int, units: Int = 1) {
    add(UInt64(truncatingIfNeeded: numerator) << 32 | UInt64(truncatingIfNeeded: denominator), units: units)
  }

  @inline(__always)
  private mutating func add(_ key: UInt64, units: Int) {
    var slot = Self.slot(key, keys.count)
    while counts[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if counts[slot] == 0 {
      keys[slot] = key
      pairCount += 1
      counts[slot] = units
      if pairCount * 2 > keys.count { grow() }
    } else {
      counts[slot] += units
    }
  }

  mutating func add(_ other: PairHistogram) {
    guard pairCount > 0 else { return self = other }
    for slot in other.keys.indices where other.counts[slot] > 0 { add(other.keys[slot], units: other.counts[slot]) }
  }

  /// The pairs in ascending order of numerator, then denominator.
  /// - Complexity: O(p log p) for p distinct pairs.
  public var pairs: [Pair] {
    zip(keys, counts).filter { $1 > 0 }.sorted { $0.0 < $1.0 }.map { key, units in
      Pair(numerator: Int(key >> 32), denominator: Int(key & 0xFFFF_FFFF), units: units)
    }
  }

  public struct Pair: Hashable, Sendable {
    public var numerator: Int
    public var denominator: Int
    /// How many lines, or other units, have it.
    public var units: Int

    public init(numerator: Int, denominator: Int, units: Int) {
      self.numerator = numerator
      self.denominator = denominator
      self.units = units
    }
  }

  private mutating func grow() {
    let (oldKeys, oldCounts) = (keys, counts)
    keys = Array(repeating: 0, count: keys.count * 2)
    counts = Array(repeating: 0, count: counts.count * 2)
    pairCount = 0
    for slot in oldKeys.indices where oldCounts[slot] > 0 { add(oldKeys[slot], units: oldCounts[slot]) }
  }

  /// Multiplicative hashing, by a secret number: the product's upper bits depend on all bits of the key.
  @inline(__always)
  private static func slot(_ key: UInt64, _ slotCount: Int) -> Int {
    Int(truncatingIfNeeded: (key &* HashSecret.process.multiplier) >> 32) & (slotCount - 1)
  }
}
