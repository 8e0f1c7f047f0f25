public import CorpusReading
internal import FoundationEssentials
public import VocabAudit

extension AuditRecord {
  /// What an audit found of each of its vocabularies; gates belong to the first.
  /// - Parameter sources: what was read, with digests.
  public static func records(
    of report: AuditReport, sources: [SourceDescription], label: String, toolVersion: String
  ) -> [AuditRecord] {
    report.vocabularies.enumerated().map { place, vocabulary in
      AuditRecord(
        label: label, toolVersion: toolVersion, vocabulary: vocabulary.name, vocabularyDigest: vocabulary.digest,
        vocabularySize: vocabulary.size, pipelineFingerprint: report.pipelineFingerprint, sources: sources,
        figures: figures(of: report, place), gates: place == 0 ? report.gates.map { Gate($0) } : [])
    }
  }

  private static func figures(of report: AuditReport, _ place: Int) -> [Figure] {
    let vocabulary = report.vocabularies[place]
    var figures = counts("", report.corpus) + counts("", vocabulary.totals)
    figures += rates("", vocabulary.rates, vocabulary.intervals)
    if place == 0, let drift = report.baseline?.drift {
      figures.append(Figure(slice: "", name: "drift", value: .rate(drift.distance)))
    }
    for one in vocabulary.byClass {
      let slice = "class:\(one.characterClass.rawValue)"
      figures += counts(slice, one.text) + counts(slice, one.totals) + rates(slice, one.rates, one.intervals)
    }
    for one in vocabulary.byFrequency {
      let slice = "words:\(one.fewestOccurrences)-\(one.mostOccurrences)"
      figures += counts(slice, one.text) + counts(slice, one.totals) + rates(slice, one.rates, one.intervals)
    }
    for one in vocabulary.causes {
      figures += counts("cause:\(one.cause.rawValue)", ["words": one.words, "distinct_words": one.distinctWords])
    }
    figures += use(vocabulary.efficiency)
    for group in report.groups {
      let (slice, own) = ("group:\(group.key)", group.vocabularies[place])
      figures += counts(slice, group.corpus) + counts(slice, own.totals) + rates(slice, own.rates, own.intervals)
    }
    // Of figures that several parts of a report tell, one.
    var known: Set<[String]> = []
    return figures.filter { known.insert([$0.slice, $0.name]).inserted }
  }

  private static func use(_ efficiency: EfficiencyReport) -> [Figure] {
    efficiency.utilisation.flatMap { one in
      counts(
        "origin:\(one.origin)",
        [
          "tokens": one.tokens, "used": one.used, "never_used": one.neverUsed, "used_once": one.usedOnce,
          "occurrences": one.occurrences,
        ])
    }
      + efficiency.piecesPerWord.flatMap { counts("pieces:\($0.pieces)", ["words": $0.words]) }
      + efficiency.tokenLengths.flatMap { counts("length:\($0.characters)", ["tokens": $0.tokens]) }
  }

  private static func rates(_ slice: String, _ rates: RateTable, _ intervals: IntervalTable) -> [Figure] {
    AuditRate.allCases.compactMap { rate in
      guard let value = rates[rate] else { return nil }
      let interval = intervals[rate]
      return Figure(
        slice: slice, name: rate.rawValue, value: .rate(value), low: interval?.low, high: interval?.high,
        standardError: interval?.standardError)
    }
  }

  /// The whole numbers of a part of a report by their names in its JSON.
  private static func counts(_ slice: String, _ part: some Encodable) -> [Figure] {
    guard let json = try? JSONEncoder().encode(part),
      let counts = try? JSONDecoder().decode([String: Int].self, from: json)
    else { preconditionFailure("a part of a report holds more than counts") }
    return counts.sorted { $0.key < $1.key }.map { Figure(slice: slice, name: $0.key, value: .count($0.value)) }
  }
}

extension AuditRecord.Gate {
  fileprivate init(_ outcome: GateOutcome) {
    self.init(
      condition: outcome.condition, figure: outcome.figure, limit: outcome.limit, value: outcome.value,
      isFailed: outcome.isFailed)
  }
}
