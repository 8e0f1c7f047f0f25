internal import CommentText

/// How many lines had each pair of ratios' figures, as long as those are few; then their moments.
///
/// Which of the two it is depends on nothing but the lines that were added: a union of histograms has more than
/// `pairLimit` distinct pairs if one of them has, and however they are joined.
/// - Invariant: slots are a power of two, at most half of them in use; a free slot has count 0.
package struct RatioPairHistogram: Sendable {
  /// Of so many distinct lines the sums are normally distributed, and one pair more would tell nothing.
  package static let pairLimit = 1 << 16

  private var keys: [SIMD2<UInt64>] = []
  private var counts: [Int] = []
  private var pairCount = 0
  private let limit: Int
  /// Of all lines, once there were too many pairs.
  package private(set) var moments: RatioMoments?

  package init(limit: Int = pairLimit) { self.limit = limit }

  /// Adds lines with this pair; all figures below 2³².
  /// - Complexity: O(1) expected.
  package mutating func add(_ pair: RatioPair, units: Int = 1) {
    guard moments == nil else {
      moments?.add(pair, units: units)
      return
    }
    if counts.isEmpty { resize(16) }
    let key = SIMD2(
      Self.half(pair.leftNumerator, pair.leftDenominator), Self.half(pair.rightNumerator, pair.rightDenominator))
    let slot = slot(of: key)
    if counts[slot] == 0 {
      keys[slot] = key
      pairCount += 1
    }
    counts[slot] += units
    if pairCount > limit { settle() } else if pairCount * 2 > counts.count { resize(2 * counts.count) }
  }

  package mutating func add(_ other: RatioPairHistogram) {
    if let theirs = other.moments {
      if moments == nil { settle() }
      moments?.add(theirs)
    } else {
      other.forEach { add($0, units: $1) }
    }
  }

  /// Adds a part of the moments of lines that were added elsewhere.
  /// - Returns: whether there is such a part.
  mutating func add(limb: Int, _ value: Int, ofNumber number: Int) -> Bool {
    if moments == nil { settle() }
    return moments?.add(limb: limb, value, ofNumber: number) ?? false
  }

  /// Visits the pairs in no order; none where there are moments.
  package func forEach(_ body: (RatioPair, Int) -> Void) {
    for slot in counts.indices where counts[slot] > 0 { body(Self.pair(keys[slot]), counts[slot]) }
  }

  private mutating func settle() {
    var sums = RatioMoments()
    forEach { sums.add($0, units: $1) }
    (moments, keys, counts, pairCount) = (sums, [], [], 0)
  }

  private mutating func resize(_ size: Int) {
    let (oldKeys, oldCounts) = (keys, counts)
    keys = Array(repeating: .zero, count: size)
    counts = Array(repeating: 0, count: size)
    for old in oldCounts.indices where oldCounts[old] > 0 {
      let slot = slot(of: oldKeys[old])
      (keys[slot], counts[slot]) = (oldKeys[old], oldCounts[old])
    }
  }

  private func slot(of key: SIMD2<UInt64>) -> Int {
    let multiplier = HashSecret.process.multiplier
    let mixed = (key.x &* multiplier ^ (key.x &* multiplier) >> 29 ^ key.y) &* multiplier
    var slot = Int(truncatingIfNeeded: mixed >> 32) & (counts.count - 1)
    while counts[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (counts.count - 1) }
    return slot
  }

  private static func half(_ numerator: Int, _ denominator: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: numerator) << 32 | UInt64(truncatingIfNeeded: denominator)
  }

  private static func pair(_ key: SIMD2<UInt64>) -> RatioPair {
    RatioPair(Int(key.x >> 32), Int(key.x & 0xFFFF_FFFF), Int(key.y >> 32), Int(key.y & 0xFFFF_FFFF))
  }
}

/// Histograms of lines added together and taken away from one another, as pairs or, where one of them has none, as
/// moments.
struct RatioPairSum {
  private var counts: [RatioPair: Int] = [:]
  private var moments: RatioMoments?

  /// - Parameter parts: all that will be added.
  init(of parts: [RatioPairHistogram]) { moments = parts.contains { $0.moments != nil } ? RatioMoments() : nil }

  mutating func add(_ pair: RatioPair, units: Int) {
    guard moments == nil else {
      moments?.add(pair, units: units)
      return
    }
    counts[pair, default: 0] += units
  }

  mutating func add(_ other: RatioMoments, times sign: Int128) { moments?.add(other, times: sign) }

  mutating func add(_ part: RatioPairHistogram, sign: Int = 1) {
    if let theirs = part.moments {
      moments?.add(theirs, times: Int128(sign))
    } else {
      part.forEach { add($0, units: sign * $1) }
    }
  }

  /// The same lines as if nothing had been counted in them.
  var withoutNumerators: RatioPairSum {
    var sum = self
    sum.moments = moments?.withoutNumerators
    sum.counts = [:]
    for (pair, units) in counts { sum.counts[pair.withoutNumerators, default: 0] += units }
    return sum
  }

  mutating func subtract(_ other: RatioPairSum) {
    if let theirs = other.moments { moments?.add(theirs, times: -1) }
    for (pair, units) in other.counts { add(pair, units: -units) }
  }

  var lines: RatioPairLines {
    if let moments { return .moments(moments) }
    return .pairs(
      counts.filter { $0.value != 0 && !$0.key.isEmpty }.sorted { $0.key.isBefore($1.key) }
        .map { (pair: $0.key, units: $0.value) })
  }
}
