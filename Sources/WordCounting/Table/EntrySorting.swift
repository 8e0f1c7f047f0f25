internal import Storage

/// Sorts the entries of words by their bytes, on several threads.
///
/// Words are first divided by their first two bytes, in one pass to count and one to move, and then each division is
/// sorted by itself. Divisions are many more than threads: for Hangul, one for every 64 syllables.
/// - Complexity: O(n log n / threads) for n words; 16 bytes of memory a word.
struct EntrySorting {
  private let storage: EntryStorage
  private let threads: Int

  private static let divisionCount = 1 << 16

  init(_ storage: EntryStorage, threads: Int) {
    self.storage = storage
    self.threads = threads
  }

  func sorted() -> SortedEntryStorage {
    let counts = parallelMap(count: threads, threads: threads, countDivisions)
    let (starts, divisions) = layOut(counts)
    let keys = MappedBuffer<SortingKey>(count: divisions.last?.upperBound ?? 0, use: .wholePages)
    _ = parallelMap(count: threads, threads: threads) { part in move(part, to: starts[part], keys) }
    let sizes = parallelMap(count: divisions.count, threads: threads) { number in
      let division = UnsafeMutableBufferPointer(rebasing: keys.elements[divisions[number]])
      MultikeyQuicksort.sort(division)
      return PartitionSize(division)
    }
    return SortedEntryStorage(keys: keys, ranges: divisions, partitions: sizes, owner: storage)
  }

  /// Each thread takes every so-many-th partition of the words.
  private func forEachEntry(inPart part: Int, _ body: (WordEntry) -> Void) {
    for partition in stride(from: part, to: storage.partitions.count, by: threads) {
      storage.forEachEntry(inPartition: partition, body)
    }
  }

  private func countDivisions(_ part: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: Self.divisionCount)
    counts.withUnsafeMutableBufferPointer { counts in
      forEachEntry(inPart: part) { counts[Self.division(SortingKey($0, depth: 0))] += 1 }
    }
    return counts
  }

  /// Where each part puts its words of each division, and the divisions that hold any.
  private func layOut(_ counts: [[Int]]) -> (starts: [[Int]], divisions: [Range<Int>]) {
    var starts = counts
    var divisions: [Range<Int>] = []
    var next = 0
    for division in 0..<Self.divisionCount {
      let start = next
      for part in counts.indices {
        starts[part][division] = next
        next += counts[part][division]
      }
      if next > start { divisions.append(start..<next) }
    }
    return (starts, divisions)
  }

  /// The counts gave every word a place of its own, so threads write side by side.
  private func move(_ part: Int, to starts: [Int], _ keys: MappedBuffer<SortingKey>) {
    var next = starts
    next.withUnsafeMutableBufferPointer { next in
      forEachEntry(inPart: part) { entry in
        let key = SortingKey(entry, depth: 0)
        let division = Self.division(key)
        (keys.base + next[division]).initialize(to: key)
        next[division] += 1
      }
    }
  }

  @inline(__always)
  private static func division(_ key: SortingKey) -> Int { Int(key.prefix >> 48) }
}

extension PartitionSize {
  fileprivate init(_ keys: UnsafeMutableBufferPointer<SortingKey>) {
    distinctWordCount = keys.count
    for key in keys {
      occurrences += key.entry.count
      byteCount += key.entry.byteCount
    }
  }
}
