public import WordCounting

extension CoverageMeter {
  /// Measures word counts alone: every figure that needs no lines.
  /// - Complexity: O(b / threads) for b bytes of distinct words and each vocabulary.
  public func measure(_ counts: WordCounts) -> CorpusCoverage {
    CorpusCoverage(counts.totals, counts, tally(counts), nil, vocabularies, detail)
  }

  /// Adds up distinct words, each encoded anew.
  func tally(_ counts: WordCounts) -> WordTally {
    let tallies = parallelMap(count: threads, threads: threads) { thread in
      let scratch = RecordScratch(vocabularies, detail)
      for partition in stride(from: thread, to: counts.partitions.count, by: threads) {
        counts.forEach(inPartition: partition) { word, count in scratch.add(word, count: count) }
      }
      return scratch.tally
    }
    var sum = WordTally(vocabularies, detail)
    for tally in tallies { sum.add(tally) }
    return sum
  }
}

/// Room for the record of one word at a time; for one thread.
///
/// Owns its memory, `WordRecord.byteCount` bytes.
private final class RecordScratch {
  private let memory: UnsafeMutableRawBufferPointer
  private let record: WordRecord
  private let ledger: WordLedger
  let tally: DistinctWordTally

  init(_ vocabularies: [MeasuredVocabulary], _ detail: MeasuredDetail) {
    ledger = WordLedger(vocabularies, detail)
    tally = DistinctWordTally(ledger)
    memory = .allocate(byteCount: ledger.recordByteCount, alignment: 8)
    guard let start = memory.baseAddress else { preconditionFailure("a record has bytes") }
    record = WordRecord(address: start)
  }

  deinit { memory.deallocate() }

  func add(_ word: UnsafeRawBufferPointer, count: Int) {
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    ledger.add(word, record)
    ledger.encodeWaiting()
    tally.add(word, count: count, record, ledger)
    ledger.forgetWords()
  }
}
