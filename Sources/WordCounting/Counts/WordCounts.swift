public import CommentText
public import CorpusReading

/// How often each distinct word occurs in a corpus: all that training, merging and auditing need to know of it.
///
/// Copies share one read-only memory, which is given back when the last of them goes.
public struct WordCounts: Sendable {
  public let pipeline: TextPipeline
  public let totals: CorpusTotals
  public let sources: [SourceDescription]
  /// What each source contributes, where they were weighted or the counts raised to a power.
  public let mixture: CountMixture?
  let storage: any WordStorage

  init(
    storage: any WordStorage, pipeline: TextPipeline, totals: CorpusTotals, sources: [SourceDescription],
    mixture: CountMixture? = nil
  ) {
    self.storage = storage
    self.mixture = mixture
    self.pipeline = pipeline
    self.totals = totals
    self.sources = sources
  }

  /// The same counts, of comments that were cleaned so before they were read.
  public func cleaned(by cleaner: Cleaner?) -> WordCounts {
    WordCounts(
      storage: storage, pipeline: pipeline.cleaned(by: cleaner), totals: totals, sources: sources, mixture: mixture)
  }

  public var distinctWordCount: Int { storage.partitions.reduce(0) { $0 + $1.distinctWordCount } }

  /// The sum of all counts.
  public var occurrences: Int { storage.partitions.reduce(0) { $0 + $1.occurrences } }

  /// Visits every distinct word once, in no particular order.
  ///
  /// A word has at least one byte, and `WordScanner.padding` bytes after it are readable. It is valid inside `body`
  /// only.
  public func forEach<Failure>(
    _ body: (_ word: UnsafeRawBufferPointer, _ count: Int) throws(Failure) -> Void
  ) throws(Failure) {
    for index in storage.partitions.indices { try storage.forEach(inPartition: index, body) }
  }
}

extension WordCounts {
  /// Whether the words are in temporary files instead of memory.
  public var isSpilled: Bool { storage.isSpilled }

  /// To be called after words were visited and before what was made of them is kept: words in temporary files cannot be
  /// visited when these cannot be read.
  /// - Throws: `WordCountingError.file`.
  public func checkVisits() throws(WordCountingError) {
    if let failure = storage.failure { throw .file(failure) }
  }
}

// Parts of the words that several threads can visit at the same time.
extension WordCounts {
  /// Each word is in one partition; how words are divided means nothing, and may differ from run to run.
  public var partitions: [PartitionSize] { storage.partitions }

  /// Visits the words of one partition, in no particular order; as `forEach`.
  public func forEach<Failure>(
    inPartition index: Int, _ body: (_ word: UnsafeRawBufferPointer, _ count: Int) throws(Failure) -> Void
  ) throws(Failure) {
    try storage.forEach(inPartition: index, body)
  }
}
