internal import Storage
internal import CommentText
internal import CorpusReading

extension WordCounts {
  /// The counts of several corpora together: the counts of each word are added, and so are the totals.
  ///
  /// The order of `parts` decides the order of the sources and nothing else. Parts that were counted under different
  /// Unicode versions join where these treat all their characters alike; the result is of the running version.
  /// - Throws: `WordCountingError.pipelinesDiffer`, `.countOverflow`.
  /// - Complexity: O(bytes of all words / threads).
  public static func joined(_ parts: [WordCounts], threads: Int = 1) throws(WordCountingError) -> WordCounts {
    guard let first = parts.first else { return WordCounts([]) }
    for (number, part) in parts.enumerated() {
      let differences = part.pipeline.differences(from: first.pipeline) { check in
        part.show(to: &check)
        first.show(to: &check)
      }
      guard differences.isEmpty else { throw .pipelinesDiffer(.part(number), .part(0), differences) }
    }
    if parts.count == 1 { return first }
    return WordCounts(
      storage: try TableJoining(try tables(of: parts, threads)).storage(threads: threads),
      pipeline: parts.allSatisfy { $0.pipeline == first.pipeline }
        ? first.pipeline : first.pipeline.underRunningVersion,
      totals: parts.reduce(CorpusTotals()) { $0 + $1.totals }, sources: parts.flatMap(\.sources))
  }

  /// Each thread adds every so-many-th partition to a table of its own.
  private static func tables(of parts: [WordCounts], _ threads: Int) throws(WordCountingError) -> [CountingTable] {
    // Words come by partition, that is with hashes that begin alike, which would crowd a table that is too small for
    // all.
    let most = parts.reduce(0) { $0 + $1.distinctWordCount }
    let partitions = parts.flatMap { part in part.partitions.indices.map { (part, $0) } }
    let results = parallelMap(count: threads, threads: threads) { thread in
      Result { () throws(WordCountingError) in
        let table = CountingTable(expectedDistinctWordCount: most)
        let batch = CountedBatch(table)
        for number in stride(from: thread, to: partitions.count, by: threads) {
          let (part, index) = partitions[number]
          try part.forEach(inPartition: index) { word, count throws(WordCountingError) in try batch.add(word, count) }
        }
        try batch.flush()
        return table
      }
    }
    var tables: [CountingTable] = []
    for result in results { tables.append(try result.get()) }
    return tables
  }
}
