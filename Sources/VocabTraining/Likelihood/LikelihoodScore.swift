/// How much more often two symbols stand side by side than their own occurrences would suggest:
/// count(ab) / (count(a) · count(b)).
///
/// Compared exactly, as whole numbers of 192 bits.
struct LikelihoodScore: BitwiseCopyable {
  /// Of the pair; then of each symbol.
  let occurrences: Int
  let left: Int
  let right: Int

  /// Negative, zero or positive as this score is less than, equal to or greater than another.
  func compare(_ other: LikelihoodScore) -> Int {
    let own = Self.product(occurrences, other.left, other.right)
    let others = Self.product(other.occurrences, left, right)
    if own.high != others.high { return own.high < others.high ? -1 : 1 }
    return own.low == others.low ? 0 : own.low < others.low ? -1 : 1
  }

  /// The product of three numbers that are not negative: its upper 128 bits, and its lowest 64.
  private static func product(_ first: Int, _ second: Int, _ third: Int) -> (high: UInt128, low: UInt64) {
    let pair = UInt128(UInt64(second)) * UInt128(UInt64(third))
    let factor = UInt128(UInt64(first))
    let low = UInt128(UInt64(truncatingIfNeeded: pair)) * factor
    return ((pair >> 64) * factor + (low >> 64), UInt64(truncatingIfNeeded: low))
  }
}

/// Pairs by their numbers, the one with the highest score first, then that of the lower left id, then of the lower
/// right.
///
/// - Invariant: no pair is before its parent; the children of place n are 2n + 1 and 2n + 2.
struct LikelihoodQueue {
  private struct Entry {
    var score: LikelihoodScore
    var key: PairKey
    var number: Int

    func isBefore(_ other: Entry) -> Bool {
      let order = score.compare(other.score)
      return order != 0 ? order > 0 : key < other.key
    }
  }

  private var entries: [Entry] = []
  /// By number; -1 for pairs that are not here.
  private var places: [Int] = []

  /// The first pair's number.
  var first: Int? { entries.first?.number }

  /// Adds a pair, or changes its score.
  /// - Complexity: O(log pairs).
  mutating func set(_ number: Int, _ key: PairKey, _ score: LikelihoodScore) {
    while places.count <= number { places.append(-1) }
    let entry = Entry(score: score, key: key, number: number)
    if places[number] < 0 {
      places[number] = entries.count
      entries.append(entry)
    }
    settle(entry, at: places[number])
  }

  /// Takes a pair out, if it is here.
  /// - Complexity: O(log pairs).
  mutating func remove(_ number: Int) {
    guard number < places.count, places[number] >= 0 else { return }
    let place = places[number]
    places[number] = -1
    let last = entries.removeLast()
    if last.number != number { settle(last, at: place) }
  }

  /// Puts an entry at a place that is free, or above or below it.
  private mutating func settle(_ entry: Entry, at start: Int) {
    var place = start
    while place > 0, entry.isBefore(entries[(place - 1) / 2]) {
      put(entries[(place - 1) / 2], at: place)
      place = (place - 1) / 2
    }
    while true {
      var child = 2 * place + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
      guard entries[child].isBefore(entry) else { break }
      put(entries[child], at: place)
      place = child
    }
    put(entry, at: place)
  }

  private mutating func put(_ entry: Entry, at place: Int) {
    entries[place] = entry
    places[entry.number] = place
  }
}
