internal import Storage

/// The pairs that reach the threshold: how often each occurs, and where.
///
/// - Invariant: a record's number never changes; a pair that was merged stays, with 0 occurrences.
struct PairTable: ~Copyable {
  /// 32 bytes.
  struct Record: BitwiseCopyable {
    let key: PairKey
    /// Exact at any time; only falls.
    var occurrences: Int
    /// Those in one segment side by side, in ascending order of slots. Some are stale: the pair no longer stands there.
    var places: UnsafeMutablePointer<PairPosition>
    var placeCount: Int
  }

  private(set) var index: PairIndex
  private(set) var records: GrowingBuffer<Record>
  let lists: PositionLists

  /// - Parameters:
  ///   - index: numbers the pairs from 0.
  ///   - records: by number.
  init(index: PairIndex, records: consuming GrowingBuffer<Record>, lists: PositionLists) {
    self.index = index
    self.records = records
    self.lists = lists
  }

  /// Adds a pair that was not there, with room for `placeCount` places, which the caller fills.
  mutating func add(_ key: PairKey, occurrences: Int, placeCount: Int) -> Int {
    let number = records.count
    if number == index.capacity { index = index.enlarged(capacity: number * 2) }
    index.add(key, number: number)
    records.append(
      Record(key: key, occurrences: occurrences, places: lists.makeList(count: placeCount), placeCount: placeCount))
    return number
  }

  /// Forgets where a pair stood that was merged.
  mutating func releasePlaces(_ number: Int) {
    let record = records[number]
    lists.release(record.places, count: record.placeCount)
    records.base[number].placeCount = 0
  }

  mutating func lower(_ number: Int, by occurrences: Int) { records.base[number].occurrences -= occurrences }
}
