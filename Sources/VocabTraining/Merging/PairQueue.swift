internal import HeapModule

/// The pairs in the order in which they are merged: most occurrences, then lower left id, then lower right id.
///
/// Counts only fall, so an entry may promise too much; it is corrected when it comes to the front.
struct PairQueue {
  private struct Entry: Comparable {
    var occurrences: Int
    var key: PairKey
    var number: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      left.occurrences != right.occurrences ? left.occurrences < right.occurrences : left.key > right.key
    }
  }

  private var heap: Heap<Entry>

  init(_ table: borrowing PairTable) {
    var entries: [Entry] = []
    entries.reserveCapacity(table.records.count)
    for number in 0..<table.records.count {
      let record = table.records[number]
      entries.append(Entry(occurrences: record.occurrences, key: record.key, number: Int32(number)))
    }
    heap = Heap(entries)
  }

  mutating func add(_ number: Int, of table: borrowing PairTable) {
    let record = table.records[number]
    heap.insert(Entry(occurrences: record.occurrences, key: record.key, number: Int32(number)))
  }

  /// Takes out the first pair; nil if none occurs at least `threshold` times.
  /// - Complexity: O(log pairs) amortised over the corrections.
  mutating func next(of table: borrowing PairTable, threshold: Int) -> Int? {
    while let first = heap.max {
      let occurrences = table.records[Int(first.number)].occurrences
      if occurrences == first.occurrences {
        heap.removeMax()
        return Int(first.number)
      }
      if occurrences < threshold {
        heap.removeMax()
      } else {
        heap.replaceMax(with: Entry(occurrences: occurrences, key: first.key, number: first.number))
      }
    }
    return nil
  }
}
