internal import CommentText
public import WordPiece

extension AuditReport {
  /// Compares the audited vocabulary with an earlier audit and notes what changed.
  ///
  /// Of several vocabularies in the earlier audit the same one is taken, by its digest; if it is not there, the first.
  /// - Parameters:
  ///   - name: how the report calls the earlier audit.
  ///   - vocabulary: the audited one, to name tokens.
  public mutating func compare(
    with earlier: Baseline, name: String, _ vocabulary: Vocabulary, tokenListLimit: Int = 20
  ) {
    guard let now = vocabularies.first, let first = earlier.vocabularies.first else { return }
    let same = earlier.vocabularies.first { $0.digest == now.digest }
    let before = same ?? first
    let report = same?.report
    baseline = BaselineReport(
      name: name, incompatibilities: incompatibilities(earlier, before), changes: now.changes(since: before),
      drift: report.flatMap { now.drift(since: $0, vocabulary, listLimit: tokenListLimit) },
      newlyUnknownCharacters: report.map { now.newCharacters(since: $0) } ?? [],
      newlyUnknownWords: report.map { now.newWords(since: $0) } ?? [],
      knowsAllEarlierWords: report?.listsAllUnknownWords ?? false)
  }

  /// What keeps the audits from being compared in full.
  private func incompatibilities(
    _ earlier: Baseline, _ before: Baseline.Vocabulary
  ) -> [BaselineReport.Incompatibility] {
    var found: [BaselineReport.Incompatibility] = []
    if !Self.readableSchemas.contains(earlier.schema) {
      found.append(.schema(found: earlier.schema, expected: Self.schema))
    }
    if let now = vocabularies.first, let digest = before.digest, digest != now.digest {
      found.append(.vocabulary(before: digest, after: now.digest))
    }
    let differences = earlier.pipeline.map { pipeline.differences(from: $0) } ?? []
    if !differences.isEmpty { found.append(.pipeline(differences)) }
    return found
  }

  /// Checks gates against the report, after `compare` if there is a baseline.
  /// - Parameter baselineIsOptional: whether gates on a change pass unchecked as long as there is no baseline.
  /// - Throws: `VocabAuditError.gateNeedsBaseline`.
  public mutating func check(_ gates: [Gate], baselineIsOptional: Bool = false) throws(VocabAuditError) {
    if !baselineIsOptional, let gate = gates.first(where: { $0.figure.needsBaseline }), baseline == nil {
      throw .gateNeedsBaseline(gate.text)
    }
    self.gates = gates.map { $0.outcome(self) }
  }
}

extension VocabularyReport {
  /// Each rate that both audits measured. The two corpora are independent samples, so the standard errors of their
  /// rates add up as squares; the interval is the change ± 1.96 of that sum's root.
  fileprivate func changes(since before: Baseline.Vocabulary) -> [RateChange] {
    AuditRate.allCases.compactMap { rate in
      guard let old = before.rates[rate], let new = rates[rate] else { return nil }
      var change = RateChange(rate: rate, before: old, after: new, change: new - old, low: nil, high: nil)
      if let left = before.intervals[rate]?.standardError, let right = intervals[rate]?.standardError {
        let margin = 1.96 * (left * left + right * right).squareRoot()
        change.low = change.change - margin
        change.high = change.change + margin
      }
      return change
    }
  }

  fileprivate func drift(
    since before: VocabularyReport, _ vocabulary: Vocabulary, listLimit: Int
  ) -> DriftReport? {
    guard before.tokenCounts.count == tokenCounts.count else { return nil }
    let (old, new) = (TokenDistribution(before.tokenCounts), TokenDistribution(tokenCounts))
    let changes = tokenCounts.indices.map { (id: $0, change: new.share($0) - old.share($0)) }
    let risen = changes.filter { $0.change > 0 }.sorted { ($1.change, $0.id) < ($0.change, $1.id) }
    let fallen = changes.filter { $0.change < 0 }.sorted { ($0.change, $0.id) < ($1.change, $1.id) }
    func shift(_ token: (id: Int, change: Double)) -> DriftReport.TokenShift {
      DriftReport.TokenShift(
        id: token.id, token: vocabulary.text(of: token.id), before: old.share(token.id), after: new.share(token.id))
    }
    return DriftReport(
      distance: new.jensenShannonDistance(to: old), risen: risen.prefix(listLimit).map(shift),
      fallen: fallen.prefix(listLimit).map(shift))
  }

  fileprivate func newCharacters(since before: VocabularyReport) -> [UnknownCharacterReport] {
    let known = Set(before.unknownCharacters.map(\.codePoint))
    return unknownCharacters.filter { !known.contains($0.codePoint) }
  }

  fileprivate func newWords(since before: VocabularyReport) -> [UnknownWordReport] {
    let known = Set(before.unknownWords.map { Array($0.word.utf8) })
    return unknownWords.filter { !known.contains(Array($0.word.utf8)) }
  }
}
