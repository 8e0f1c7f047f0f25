internal import Storage

/// The pairs in the order in which they are merged: most occurrences, then lower left id, then lower right id.
///
/// Counts only fall, so an entry may be too high; it is corrected when it comes to the front. Corrections are most of
/// the work and go top down, hence four children a node: half the levels, and siblings side by side.
/// - Invariant: no entry is before its parent; the children of place n are 4n + 1 to 4n + 4.
struct PairQueue: ~Copyable {
  struct Entry: BitwiseCopyable {
    let occurrences: Int
    let key: PairKey
    let number: Int32

    @inline(__always)
    func isBefore(_ other: Entry) -> Bool {
      occurrences != other.occurrences ? occurrences > other.occurrences : key < other.key
    }
  }

  private var entries: GrowingBuffer<Entry>

  /// - Complexity: O(pairs).
  init(_ table: borrowing PairTable) {
    entries = GrowingBuffer(capacity: table.records.count * 2)
    for number in 0..<table.records.count { entries.append(Self.entry(number, of: table)) }
    for place in stride(from: (entries.count + 2) / 4 - 1, through: 0, by: -1) { sink(entries[place], from: place) }
  }

  private static func entry(_ number: Int, of table: borrowing PairTable) -> Entry {
    let record = table.records[number]
    return Entry(occurrences: record.occurrences, key: record.key, number: Int32(number))
  }

  /// - Complexity: O(log pairs).
  mutating func add(_ number: Int, of table: borrowing PairTable) {
    let entry = Self.entry(number, of: table)
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entry.isBefore(entries[(place - 1) / 4]) {
      entries[place] = entries[(place - 1) / 4]
      place = (place - 1) / 4
    }
    entries[place] = entry
  }

  /// Takes out the first pair; nil if none occurs at least `threshold` times.
  /// - Complexity: O(log pairs) amortised over the corrections.
  mutating func next(of table: borrowing PairTable, threshold: Int) -> Int? {
    while entries.count > 0 {
      let first = entries[0]
      let occurrences = table.records[Int(first.number)].occurrences
      if occurrences == first.occurrences {
        removeFirst()
        return Int(first.number)
      }
      if occurrences < threshold {
        removeFirst()
      } else {
        sink(Entry(occurrences: occurrences, key: first.key, number: first.number), from: 0)
      }
    }
    return nil
  }

  private mutating func removeFirst() {
    entries.count -= 1
    if entries.count > 0 { sink(entries[entries.count], from: 0) }
  }

  /// Puts an entry into a place that is free, or below it.
  private func sink(_ entry: Entry, from start: Int) {
    let (entries, count) = (self.entries.base, self.entries.count)
    var place = start
    while true {
      let child = 4 &* place &+ 1
      guard child < count else { break }
      var first = child
      for other in child &+ 1..<max(child &+ 1, min(child &+ 4, count)) where entries[other].isBefore(entries[first]) {
        first = other
      }
      guard entries[first].isBefore(entry) else { break }
      entries[place] = entries[first]
      place = first
    }
    entries[place] = entry
  }
}
