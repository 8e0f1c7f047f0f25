internal import Storage
internal import WordCounting

/// How training cuts its work. Any plan gives the same result; tests use plans that make small corpora take every path.
package struct TrainingPlan: Sendable {
  /// The first threshold as a share of the frequency that stands, among the pairs before any merge, at the rank of the
  /// last wanted merge.
  ///
  /// Merging takes occurrences from pairs and makes new pairs; the two nearly balance. On comments from 10⁵ to 5 × 10⁶
  /// distinct words and for 100 to 90,000 merges the last merge's frequency was never below 0.75 of that frequency.
  package var thresholdShare = 0.7
  /// What the threshold is divided by when pairs run out above it.
  package var retryDivisor = 8
  /// Parts of the distinct segments, a power of two up to 256; nil: by the number of words.
  package var shards: Int?

  /// How often the words are cut, each time for a part of the shards; nil: as often as memory makes necessary.
  package var passes: Int?

  /// Pairs of a segment at most whose header is found by going back to it; that of a longer one is looked up.
  package var mostShortPairs = 64

  /// Places of a pair from which on several threads visit them: some microseconds' work.
  package var smallestSharedCount = 256

  /// Tokens whose words are in memory at a time while a vocabulary is pruned; nil: twice those that are to go.
  package var watchedCount: Int?

  /// More slots of segments than this are refused.
  package var slotLimit = PairPosition.slotLimit

  /// What merging takes besides segments and places, and writing the result: tallies, queue, tokens, tries.
  static let mergingByteCount = 10 << 20

  /// Bytes for the tables of pairs; nil: by the memory that there is.
  package var pairBytes: Int?

  package init() {}

  func firstThreshold(_ census: PairCensus, wanted: Int, minimumFrequency: Int) -> Int {
    // A share above 1 of a count near 2⁶³ would be no Int.
    max(Int(min(Double(census.occurrences(atRank: wanted)) * thresholdShare, 0x1p62)), minimumFrequency)
  }

  /// What tables of pairs may take: half of the memory that is left.
  func pairByteLimit(memoryLimitBytes: Int?) -> Int {
    if let pairBytes { return pairBytes }
    return memoryLimitBytes.map { max($0 - ProcessMemory.residentByteCount, 0) / 2 } ?? .max
  }

  /// The shards that are filled at a time.
  ///
  /// Their tables, which tell equal segments, may take a quarter of the memory that is left; there are as many segments
  /// as words at most, nearly.
  func passes(_ counts: WordCounts, memoryLimitBytes: Int?) -> [Range<Int>] {
    let shardCount = shardCount(counts)
    var passCount = self.passes ?? 1
    if self.passes == nil, let memoryLimitBytes {
      let tableByteCount = shardCount * SegmentTable.tableByteCount(holding: counts.distinctWordCount / shardCount)
      let left = max(memoryLimitBytes - ProcessMemory.residentByteCount, 1)
      passCount = (tableByteCount + left / 4) / max(left / 4, 1)
    }
    passCount = min(max(passCount, 1), shardCount)
    return (0..<passCount).map { $0 * shardCount / passCount..<($0 + 1) * shardCount / passCount }
  }

  /// Enough for a shard's table to stay in a core's cache, and for threads to seldom meet in one.
  func shardCount(_ counts: WordCounts) -> Int {
    if let shards { return shards }
    return switch counts.distinctWordCount {
    case ..<10_000: 1
    case ..<10_000_000: 16
    default: 64
    }
  }
}
