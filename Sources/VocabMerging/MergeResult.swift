internal import Storage
public import CommentText
internal import WordCounting
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
  /// Those of `encodersToMeasure`, if they were made already.
  let encoders: [WordEncoder]?

  /// - Parameter isMeasured: whether `encodersToMeasure` is asked for next.
  /// - Throws: `VocabMergingError.sumDoesNotReconcile`.
  init(
    _ merger: VocabularyMerger, _ assembly: VocabularyAssembly, _ verdicts: [CandidateVerdict?],
    _ causes: (candidates: [UnreachableCause?], base: [UnreachableCause?]), isMeasured: Bool, threads: Int
  ) throws(VocabMergingError) {
    vocabulary = assembly.vocabulary
    pipeline = merger.pipeline
    parents = [merger.base] + merger.donors
    compiledPipeline = merger.compiledPipeline
    options = merger.options
    let parts = Parts(merger, assembly, verdicts, causes, isMeasured: isMeasured, threads: threads)
    (report, map, encoders) = (parts.report, parts.map, parts.encoders)
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

/// What is made of an assembled vocabulary, each part by a thread of its own.
private struct Parts {
  let report: MergeReport
  let map: MergeMap
  let encoders: [WordEncoder]?

  init(
    _ merger: VocabularyMerger, _ assembly: VocabularyAssembly, _ verdicts: [CandidateVerdict?],
    _ causes: (candidates: [UnreachableCause?], base: [UnreachableCause?]), isMeasured: Bool, threads: Int
  ) {
    enum Part: Sendable {
      case encoders([WordEncoder]?)
      case rest(MergeReport, MergeMap)
    }
    let parts = parallelMap(count: 2, threads: threads) { number -> Part in
      guard number > 0 else {
        return .encoders(
          isMeasured
            ? VocabularyMerger.encoders(base: merger.base, donors: merger.donors, merged: assembly.vocabulary) : nil)
      }
      return .rest(MergeReport(merger, assembly, verdicts, causes), MergeMap(merger, assembly))
    }
    guard case .encoders(let encoders) = parts[0], case .rest(let report, let map) = parts[1] else {
      preconditionFailure("parts come in their order")
    }
    (self.report, self.map, self.encoders) = (report, map, encoders)
  }
}
