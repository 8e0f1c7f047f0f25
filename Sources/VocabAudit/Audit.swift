public import CommentText
public import Coverage
public import WordPiece

/// Turns measured coverage into a report.
///
///     let coverage = try CoverageMeter([vocabulary], threads: 2).measure(reader, pipeline)
///     let report = try Audit(pipeline).report(coverage, [AuditedVocabulary("mine", vocabulary)])
public struct Audit: Sendable {
  /// Seed of the bootstrap; the same seed gives the same intervals, whatever the threads.
  public var seed: UInt64 = 1
  public var threads = 1
  /// Unknown words that a report lists for each vocabulary.
  public var unknownWordLimit = 10_000
  /// Tokens listed as most frequent, and as risen and fallen most.
  public var tokenListLimit = 20
  /// Unknown words and characters listed for each group.
  public var groupListLimit = 20
  let pipeline: CompiledPipeline

  /// - Parameter pipeline: what the corpus was measured with.
  public init(_ pipeline: CompiledPipeline) { self.pipeline = pipeline }

  /// - Parameters:
  ///   - vocabularies: in the order in which they were measured.
  ///   - groups: groups of the corpus's comments, measured with the same vocabularies.
  /// - Throws: `VocabAuditError.emptyCorpus`, `.noWords`.
  /// - Complexity: O(distinct unknown words + tokens), and some million draws for each vocabulary's intervals.
  public func report(
    _ coverage: CorpusCoverage, _ vocabularies: [AuditedVocabulary], groups: [GroupCoverage] = []
  ) throws(VocabAuditError) -> AuditReport {
    if coverage.lines?.lines == 0 { throw .emptyCorpus }
    guard coverage.text.words > 0 else { throw .noWords }
    let assembly = ReportAssembly(audit: self, coverage: coverage, vocabularies: vocabularies)
    var report = AuditReport(
      pipeline: coverage.words.pipeline, pipelineFingerprint: coverage.words.pipeline.fingerprint,
      corpus: CorpusReport(coverage), vocabularies: assembly.vocabularyReports(),
      comparisons: assembly.comparisonReports(),
      groups: groups.map { group in
        ReportAssembly(audit: self, coverage: group.coverage, vocabularies: vocabularies).groupReport(group.key)
      })
    if coverage.lines == nil { report.notMeasured = AuditReport.figuresOfLines }
    return report
  }
}

/// A vocabulary with what a report says of it besides its tokens.
public struct AuditedVocabulary: Sendable {
  /// How the report calls it.
  public var name: String
  public var vocabulary: Vocabulary
  /// Where tokens come from, if that is known.
  public var origins: TokenOrigins?

  public init(_ name: String, _ vocabulary: Vocabulary, origins: TokenOrigins? = nil) {
    self.name = name
    self.vocabulary = vocabulary
    self.origins = origins
  }
}

extension CorpusReport {
  init(_ coverage: CorpusCoverage) {
    files = coverage.words.sources.count
    lines = coverage.lines?.lines ?? coverage.corpus.lines
    words = coverage.text.words
    distinctWords = coverage.text.distinctWords
    characters = coverage.text.characters
    bytes = coverage.corpus.bytes
    invalidSequences = coverage.corpus.invalidSequences
  }
}
