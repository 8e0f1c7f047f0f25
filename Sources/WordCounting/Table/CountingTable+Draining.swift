internal import Storage
internal import CPlatform
internal import DurableFiles

extension CountingTable {
  /// Visits the entries that hold occurrences in byte order, and empties the table.
  ///
  /// The words are sorted in the memory of the slots, which nobody needs any more: as many at a time as have room
  /// there, by ranges of their first two bytes. A full table takes two turns.
  /// - Complexity: O(n log n); no memory beyond the table's, unless more words than the slots have room for begin
  ///   alike.
  func drainSorted(_ body: (WordEntry) throws(FileError) -> Void) throws(FileError) {
    let counts = Divisions(self)
    let room = slotMemory.bindMemory(to: SortingKey.self)
    var first = 0
    while let range = counts.range(from: first, holding: room.count) {
      first = range.upperBound
      let count = counts.count(in: range)
      let more = count > room.count ? MappedBuffer<SortingKey>(count: count, use: .wholePages) : nil
      let keys = UnsafeMutableBufferPointer(rebasing: (more?.elements ?? room)[..<count])
      sort(range, counts, keys)
      try visit(keys, body)
    }
    removeAll()
  }

  /// Puts the keys of a range of divisions in order.
  private func sort(_ range: Range<Int>, _ divisions: Divisions, _ keys: UnsafeMutableBufferPointer<SortingKey>) {
    var ends = divisions.starts(in: range)
    ends.withUnsafeMutableBufferPointer { ends in
      forEachEntry { entry in
        let key = SortingKey(entry, depth: 0)
        let division = Divisions.number(of: key)
        guard range.contains(division), entry.count > 0 else { return }
        keys.initializeElement(at: ends[division - range.lowerBound], to: key)
        ends[division - range.lowerBound] += 1
      }
    }
    var start = 0
    for end in ends where end > start {
      MultikeyQuicksort.sort(UnsafeMutableBufferPointer(rebasing: keys[start..<end]))
      start = end
    }
  }

  private func visit(
    _ keys: UnsafeMutableBufferPointer<SortingKey>, _ body: (WordEntry) throws(FileError) -> Void
  ) throws(FileError) {
    for (position, key) in keys.enumerated() {
      // Neighbours in this order lie anywhere in memory.
      kc_prefetch(keys[min(position + Self.prefetchDistance, keys.count - 1)].entry.address)
      try body(key.entry)
    }
  }

  private static var prefetchDistance: Int { 16 }
}

/// How many words of a table begin with each two bytes.
private struct Divisions {
  private var counts = [Int](repeating: 0, count: 1 << 16)

  init(_ table: CountingTable) {
    counts.withUnsafeMutableBufferPointer { counts in
      table.forEachEntry { entry in
        if entry.count > 0 { counts[Self.number(of: SortingKey(entry, depth: 0))] += 1 }
      }
    }
  }

  @inline(__always)
  static func number(of key: SortingKey) -> Int { Int(key.prefix >> 48) }

  /// As many divisions from `first` on as hold at most `limit` words together, at least one; nil after the last.
  func range(from first: Int, holding limit: Int) -> Range<Int>? {
    guard first < counts.count else { return nil }
    var (end, sum) = (first + 1, counts[first])
    while end < counts.count, sum + counts[end] <= limit {
      sum += counts[end]
      end += 1
    }
    return first..<end
  }

  func count(in range: Range<Int>) -> Int { counts[range].reduce(0, +) }

  /// Where each division of a range starts among its words.
  func starts(in range: Range<Int>) -> [Int] {
    var next = 0
    return range.map { division in
      defer { next += counts[division] }
      return next
    }
  }
}
