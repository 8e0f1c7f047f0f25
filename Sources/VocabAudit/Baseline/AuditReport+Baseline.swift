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
    with earlier: AuditReport, name: String, _ vocabulary: Vocabulary, tokenListLimit: Int = 20
  ) {
    guard let now = vocabularies.first, let first = earlier.vocabularies.first else { return }
    let same = earlier.vocabularies.first { $0.digest == now.digest }
    let before = same ?? first
    let differences = pipeline.differences(from: earlier.pipeline)
    var incompatibilities: [BaselineReport.Incompatibility] = []
    if same == nil { incompatibilities.append(.vocabulary(before: before.digest, after: now.digest)) }
    if !differences.isEmpty { incompatibilities.append(.pipeline(differences)) }
    baseline = BaselineReport(
      name: name, incompatibilities: incompatibilities, changes: now.changes(since: before),
      drift: same.flatMap { now.drift(since: $0, vocabulary, listLimit: tokenListLimit) },
      newlyUnknownCharacters: same.map { now.newCharacters(since: $0) } ?? [],
      newlyUnknownWords: same.map { now.newWords(since: $0) } ?? [],
      knowsAllEarlierWords: same?.listsAllUnknownWords ?? false)
  }

  /// Checks gates against the report, after `compare` if there is a baseline.
  /// - Throws: `VocabAuditError.gateNeedsBaseline`.
  public mutating func check(_ gates: [Gate]) throws(VocabAuditError) {
    if let gate = gates.first(where: { $0.figure.needsBaseline }), baseline == nil {
      throw .gateNeedsBaseline(gate.text)
    }
    self.gates = gates.map { $0.outcome(self) }
  }
}

extension VocabularyReport {
  /// Each rate that both audits measured. The two corpora are independent samples, so the standard errors of their rates
  /// add up as squares; the interval is the change ± 1.96 of that sum's root.
  fileprivate func changes(since before: VocabularyReport) -> [RateChange] {
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
    let moved = tokenCounts.indices.map { (id: $0, part: new.divergencePart($0, old)) }.filter { $0.part > 0 }
      .sorted { ($1.part, $0.id) < ($0.part, $1.id) }
    func shifts(_ isRisen: Bool) -> [DriftReport.TokenShift] {
      moved.lazy.filter { (new.share($0.id) > old.share($0.id)) == isRisen }.prefix(listLimit).map {
        DriftReport.TokenShift(
          id: $0.id, token: vocabulary.text(of: $0.id), before: old.share($0.id), after: new.share($0.id))
      }
    }
    return DriftReport(distance: new.jensenShannonDistance(to: old), risen: shifts(true), fallen: shifts(false))
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
