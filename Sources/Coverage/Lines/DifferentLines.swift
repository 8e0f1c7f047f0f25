/// Lines that two vocabularies cut differently: how many, and a few of them; for one thread.
///
/// Memory: owned by this object and as long as it; a place for each comparison.
final class DifferentLines {
  private let comparisonCount: Int
  private let counts: UnsafeMutablePointer<Int>
  /// What lines are kept by, for most of them without touching `kept`.
  private let greatestRanks: UnsafeMutablePointer<UInt64>
  private var kept: [SmallestLines]

  init(comparisons count: Int, exampleCount: Int) {
    comparisonCount = count
    counts = .repeating(0, count)
    greatestRanks = .repeating(.max, count)
    kept = Array(repeating: SmallestLines(limit: exampleCount), count: count)
  }

  deinit {
    counts.deallocate()
    greatestRanks.deallocate()
  }

  /// Adds a line.
  /// - Parameter comparisons: bit c for the c-th.
  func add(_ line: UnsafeRawBufferPointer, comparisons: UInt32) {
    let rank = SmallestLines.rank(of: line)
    forEachBit(comparisons) { comparison in
      counts[comparison] &+= 1
      if rank <= greatestRanks[comparison] { keep(line, rank, comparison) }
    }
  }

  @inline(never)
  private func keep(_ line: UnsafeRawBufferPointer, _ rank: UInt64, _ comparison: Int) {
    kept[comparison].offer(line, rank: rank)
    greatestRanks[comparison] = kept[comparison].greatestRank
  }

  func fill(_ sums: inout LineSums) {
    for comparison in 0..<comparisonCount { sums.differentLineCounts[comparison] = counts[comparison] }
    sums.differentLines = kept
  }
}
