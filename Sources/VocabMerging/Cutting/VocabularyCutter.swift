public import CommentText
internal import VocabPruning
public import WordCounting
internal import WordPiece

/// What leaves a vocabulary.
public struct CuttingOptions: Sendable {
  /// Entries that go, as `vocab.txt` has them.
  public var dropped: Set<[UInt8]> = []
  /// Entries that occur fewer times as a token go, one after the other.
  public var minimumOccurrences: Int?
  /// As long as there are more, the entry goes whose loss costs the fewest tokens.
  public var size: Int?
  /// What a word that cannot be spelled any more costs, in tokens.
  public var unknownWordCost = 1000

  public init() {}

  /// Whether it takes the words of a corpus.
  public var needsCorpus: Bool { minimumOccurrences != nil || size != nil }
}

/// Takes entries out of a vocabulary, which become fewer ids.
///
/// Special and added tokens stay, and single characters unless the list names them: without them words would become
/// unknown. Blank and repeated entries, which stand for nothing, go in any case. What is left keeps its order, so that
/// new ids are the
/// ranks of the old.
///
///     let cutter = try VocabularyCutter(mine, options: options)
///     let result = try cutter.cut(on: words)
///     result.vocabulary.count         // 30,000
public struct VocabularyCutter: Sendable {
  public let parent: MergeParent
  public let options: CuttingOptions
  /// What its texts go through.
  public let pipeline: TextPipeline
  /// By id.
  private let kinds: [Kind]
  /// Entries of the list that the vocabulary does not have.
  public let unmatchedCount: Int

  private enum Kind {
    case kept, unusable, listed, candidate
  }

  /// - Parameter pipeline: where the vocabulary does not say its own.
  /// - Throws: `VocabMergingError.unknownTokenMissing`, `.vocabulary`, `.numberTooSmall`, `.nothingAsked`,
  ///   `.specialDropped`,
  ///   `.sizeBelowKept`.
  /// - Complexity: O(bytes of all entries).
  public init(
    _ parent: MergeParent, pipeline: TextPipeline = .standard, options: CuttingOptions
  ) throws(VocabMergingError) {
    try parent.check()
    try parent.checkBase()
    guard options.needsCorpus || !options.dropped.isEmpty else { throw .nothingAsked }
    if let number = options.minimumOccurrences, number < 1 {
      throw .numberTooSmall(.minimumOccurrences, number, smallest: 1)
    }
    if let size = options.size, size < 1 { throw .numberTooSmall(.size, size, smallest: 1) }
    self.parent = parent
    self.options = options
    self.pipeline = parent.pipeline ?? pipeline
    let vocabulary = parent.vocabulary
    let fixed = Set(vocabulary.specialTokens.tokens.map(\.bytes) + vocabulary.addedTokens.map(\.text))
    if let special = options.dropped.filter(fixed.contains).min(by: { $0.lexicographicallyPrecedes($1) }) {
      throw .specialDropped(String(decoding: special, as: UTF8.self))
    }
    kinds = (0..<vocabulary.count).map { id in
      let token = vocabulary[id]
      if fixed.contains(token) { return vocabulary.isInUse(id) ? .kept : .unusable }
      if options.dropped.contains(token) { return .listed }
      if vocabulary.isUnusable(id) { return .unusable }
      return vocabulary.kind(of: id) == .singleCharacter ? .kept : .candidate
    }
    unmatchedCount = options.dropped.count { vocabulary.id(of: $0) == nil }
    let keptCount = kinds.count { $0 == .kept }
    if let size = options.size, size < keptCount { throw .sizeBelowKept(size: size, kept: keptCount) }
  }

  /// - Parameter words: of the corpus to choose by, counted under `pipeline`; needed where the options need one.
  /// - Throws: `VocabMergingError.occurrencesWithoutCorpus`, `.countsDiffer`, `.vocabulary`.
  /// - Complexity: that of `EntryChooser`.
  public func cut(on words: WordCounts? = nil, threads: Int = 1) throws(VocabMergingError) -> CuttingResult {
    var reasons = kinds.map { kind -> CuttingReason? in
      switch kind {
      case .kept, .candidate: nil
      case .unusable: .unusable
      case .listed: .listed
      }
    }
    if options.needsCorpus {
      guard let words else { throw .occurrencesWithoutCorpus }
      let differences = wordDifferences(words)
      guard differences.isEmpty else { throw .countsDiffer(differences) }
      try choose(on: words, threads: threads, &reasons)
    }
    return try CuttingResult(self, reasons)
  }

  /// What sets the pipeline of counts apart from the vocabulary's, for the words and tokens at hand.
  package func wordDifferences(_ words: WordCounts) -> [PipelineDifference] {
    pipeline.uncleaned.differences(from: words.pipeline.uncleaned) { check in
      words.show(to: &check)
      for token in parent.vocabulary.tokens { check.look(at: token) }
    }
  }

  private func choose(
    on words: WordCounts, threads: Int, _ reasons: inout [CuttingReason?]
  ) throws(VocabMergingError) {
    let kept = kinds.indices.filter { kinds[$0] == .kept }
    let candidates = kinds.indices.filter { kinds[$0] == .candidate }
    let base: Vocabulary
    do throws(VocabularyError) {
      base = try parent.vocabulary.keeping(kept)
    } catch { throw .vocabulary(error) }
    let limit = options.size.map { $0 - kept.count } ?? candidates.count
    var chooser = EntryChooser(
      base: base, maximumScalarCount: parent.maximumScalarCount, candidates: candidates.map { parent.vocabulary[$0] },
      words: words, unknownWordCost: candidates.count > limit ? options.unknownWordCost : nil, threads: threads)
    let struck = chooser.choose(minimumOccurrences: options.minimumOccurrences ?? 0, limit: limit)
    for (id, reason) in zip(candidates, struck) {
      switch reason {
      case nil: break
      case .fewOccurrences: reasons[id] = .fewOccurrences
      case .overLimit: reasons[id] = .overSize
      }
    }
  }
}

/// Why an entry left.
public enum CuttingReason: String, Codable, Hashable, Sendable, CaseIterable {
  /// The list names it.
  case listed
  /// It stood for nothing: blank, or there again later.
  case unusable
  case fewOccurrences = "few_occurrences"
  case overSize = "over_size"
}
