public import CommentText
public import WordPiece

/// A merged vocabulary, with what was done and where each token comes from.
public struct MergeResult: Sendable {
  public let vocabulary: Vocabulary
  public let pipeline: TextPipeline
  public internal(set) var report: MergeReport
  public let map: MergeMap
  public let warnings: [MergeWarning]
  /// The longest word, in characters, that is not unknown for its length alone: the base's.
  public var maximumScalarCount: Int { parents[0].maximumScalarCount }
  /// The base, then the donors.
  let parents: [MergeParent]
  let compiledPipeline: CompiledPipeline
  let options: MergeOptions

  /// - Throws: `VocabMergingError.sumDoesNotReconcile`.
  init(
    _ merger: VocabularyMerger, _ assembly: VocabularyAssembly, _ verdicts: [CandidateVerdict?],
    _ causes: (candidates: [UnreachableCause?], base: [UnreachableCause?])
  ) throws(VocabMergingError) {
    vocabulary = assembly.vocabulary
    pipeline = merger.pipeline
    parents = [merger.base] + merger.donors
    compiledPipeline = merger.compiledPipeline
    options = merger.options
    report = MergeReport(merger, assembly, verdicts, causes)
    map = MergeMap(merger, assembly)
    warnings = merger.parentWarnings + Self.warnings(merger, assembly, verdicts, causes.candidates)
    try report.checkSum()
  }

  private static func warnings(
    _ merger: VocabularyMerger, _ assembly: VocabularyAssembly, _ verdicts: [CandidateVerdict?],
    _ causes: [UnreachableCause?]
  ) -> [MergeWarning] {
    var warnings: [MergeWarning] = []
    if !verdicts.isEmpty, verdicts.allSatisfy({ $0 != nil }) {
      warnings.append(.nothingChosen(candidates: verdicts.count))
    }
    let unreachable = zip(verdicts, causes).count { verdict, cause in verdict == nil && cause != nil }
    if unreachable > 0 { warnings.append(.unreachableAdded(unreachable)) }
    let unmatched = merger.options.excluded.count { entry in
      !merger.donors.contains { $0.vocabulary.id(of: entry) != nil }
    }
    if unmatched > 0 { warnings.append(.exclusionsUnmatched(unmatched)) }
    if let size = merger.options.size, assembly.vocabulary.count > size {
      warnings.append(.paddedBeyondSize(size: size, padded: assembly.vocabulary.count))
    }
    return warnings
  }
}
