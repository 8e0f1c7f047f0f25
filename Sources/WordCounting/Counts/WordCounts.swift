public import CommentText
public import CorpusReading
internal import DurableFiles

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
  public var isSpilled: Bool { ((storage as? RoundedStorage)?.base ?? storage) is SpilledStorage }

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

/// What a part of the words holds.
public struct PartitionSize: Hashable, Sendable {
  public var distinctWordCount = 0
  /// The sum of their counts.
  public var occurrences = 0
  /// The sum of their lengths.
  public var byteCount = 0

  public init() {}

  /// Takes note of occurrences. No count can overflow where their sum does not.
  /// - Throws: `WordCountingError.countOverflow`.
  mutating func addOccurrences(
    _ count: Int, of word: @autoclosure () -> some Sequence<UInt8>
  ) throws(WordCountingError) {
    let (sum, hasOverflowed) = occurrences.addingReportingOverflow(count)
    guard !hasOverflowed else { throw .countOverflow(word: Array(word())) }
    occurrences = sum
  }
}

/// Words and counts in memory or files that nobody writes to any more.
protocol WordStorage: Sendable {
  var partitions: [PartitionSize] { get }

  /// Whether the partitions, visited in turn, give the words sorted by bytes.
  var isSortedByBytes: Bool { get }

  /// Why some words could not be visited.
  var failure: FileError? { get }

  func forEach<Failure>(
    inPartition index: Int, _ body: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure)
}

extension WordStorage {
  var failure: FileError? { nil }
}
