internal import Storage
public import WordCounting
internal import WordPiece
public import CommentText

/// Joins the entries of donors to a base vocabulary.
///
/// Every token of the base keeps its id. Entries that it lacks get the next ids: the first donor's in the order of
/// their ids there, then the next donor's. Donors' special tokens are matched by role and never join. What joins can
/// be chosen by text, by script, and by what the entries do on a corpus.
///
///     let merger = try VocabularyMerger(base: mine, donors: [theirs], options: options)
///     let result = try merger.merge()
///     result.vocabulary.count         // 45,758
public struct VocabularyMerger: Sendable {
  public let base: MergeParent
  public let donors: [MergeParent]
  public let options: MergeOptions
  /// What the texts of the merged vocabulary go through: the base's, else that of the options.
  public let pipeline: TextPipeline
  let intake: DonorIntake
  let compiledPipeline: CompiledPipeline
  /// Found while the parents were compared.
  let parentWarnings: [MergeWarning]

  /// Checks the parents and compares their entries.
  /// - Throws: `VocabMergingError`: whatever can be told without a corpus.
  /// - Complexity: O(bytes of all entries).
  public init(base: MergeParent, donors: [MergeParent], options: MergeOptions = MergeOptions())
    throws(VocabMergingError)
  {
    try options.checkNumbers()
    guard !donors.isEmpty else { throw .noDonors }
    for parent in [base] + donors { try parent.check() }
    try base.checkBase()
    if let size = options.size, size < base.vocabulary.count {
      throw .sizeBelowBase(size: size, base: base.vocabulary.count)
    }
    self.base = base
    self.options = options
    let own = base.pipeline ?? options.pipeline
    var warnings = try Self.comparePipelines(donors, with: base, own, isForced: options.forcesBasePipeline)
    let isOfOneVersion = donors.allSatisfy { ($0.pipeline ?? own).unicodeVersion == own.unicodeVersion }
    pipeline = isOfOneVersion || options.forcesBasePipeline ? own : own.underRunningVersion
    var intake = DonorIntake(base: base.vocabulary, keepsPlaceholders: options.keepsUnused)
    try Self.checkPrefix(options, donors)
    var donors = donors
    for place in donors.indices {
      let prefix = try Self.prefix(of: donors[place], base: base.vocabulary, options, &warnings)
      donors[place].setContinuationPrefix(prefix)
      intake.add(donors[place].vocabulary)
    }
    self.donors = donors
    self.intake = intake
    parentWarnings = warnings + intake.warnings(donors)
    do throws(CommentTextError) {
      compiledPipeline = try CompiledPipeline(pipeline)
    } catch { throw .pipelineUnavailable(error) }
  }

  /// Tokens that are in memory while a corpus is measured: the parents', and about as many of the merged vocabulary
  /// with its map.
  public var tokenCountInMemory: Int { 2 * ([base] + donors).reduce(0) { $0 + $1.vocabulary.count } }

  /// Whether `merge` chooses by the words of a corpus if it gets them.
  public var choosesByCorpus: Bool { options.choosesByCorpus && !intake.candidates.isEmpty }

  /// - Parameters:
  ///   - words: of the corpus to choose by, counted under `pipeline`; nil to choose by donor order.
  ///   - isMeasured: whether a corpus is measured next (`MergeResult.encodersToMeasure`), whose encoders are then made
  ///     beside the rest.
  ///   - threads: to spell the words with.
  /// - Throws: `VocabMergingError.occurrencesWithoutCorpus`, `.countsDiffer`, `.countsTooLarge`, `.emptyResult`.
  public func merge(
    on words: WordCounts? = nil, isMeasured: Bool = false, threads: Int = 1
  ) throws(VocabMergingError) -> MergeResult {
    if let words {
      let differences = wordDifferences(words)
      guard differences.isEmpty else { throw .countsDiffer(differences) }
      try checkSums(of: words)
    } else if options.minimumOccurrences != nil {
      throw .occurrencesWithoutCorpus
    }
    let causes = unreachableCauses(threads: threads)
    var verdicts = judgeTexts(causes.candidates)
    choose(on: words, threads: threads, &verdicts)
    let assembly = try VocabularyAssembly(self, verdicts)
    return try MergeResult(self, assembly, verdicts, causes, isMeasured: isMeasured, threads: threads)
  }

  /// What sets the pipeline of counts apart from the base's, for the words and tokens at hand.
  package func wordDifferences(_ words: WordCounts) -> [PipelineDifference] {
    pipeline.uncleaned.differences(from: words.pipeline.uncleaned) { check in
      words.show(to: &check)
      for token in base.vocabulary.tokens { check.look(at: token) }
    }
  }

  /// Why no text gives each candidate, and each token of the base; nil for those that some text gives.
  private func unreachableCauses(
    threads: Int
  ) -> (candidates: [UnreachableCause?], base: [UnreachableCause?]) {
    let test = ReachabilityTest(
      pipeline: compiledPipeline, specialTokens: Set(base.vocabulary.specialTokens.tokens.map(\.bytes)),
      continuationPrefix: Array(base.vocabulary.continuationPrefix.utf8), wordLimit: base.maximumScalarCount)
    // A placeholder is there for its id, as a blank entry is; what its text is made of says nothing.
    let lists = [intake.candidates.map(\.token), Array(base.vocabulary.tokens)]
    let causes = parallelMap(count: lists.count, threads: threads) { list in
      zip(lists[list], test.causes(of: lists[list])).map { PlaceholderToken.matches($0) ? nil : $1 }
    }
    return (causes[0], causes[1])
  }
}
