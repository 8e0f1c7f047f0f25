internal import CommentText
internal import Coverage
internal import WordPiece

/// Builds a report's parts from what was measured.
struct ReportAssembly: Sendable {
  let audit: Audit
  let coverage: CorpusCoverage
  let vocabularies: [AuditedVocabulary]

  func vocabularyReports() -> [VocabularyReport] {
    let parts = IntervalJobs(coverage, audit).intervals { VocabularyParts(self, $0) }
    return vocabularies.indices.map { report($0, parts[$0].intervals, parts[$0].other) }
  }

  /// The figures of the corpus as one group of several.
  func groupReport(_ key: [UInt8]) -> GroupReport {
    let parts = IntervalJobs(coverage, audit).intervals(ofSlices: false) { place in
      let own = coverage.vocabularies[place]
      let causes = CauseTable(own, coverage.characters)
      return GroupVocabularyReport(
        totals: AuditTotals(own.totals), rates: rates(place), intervals: [:],
        unknownCharacters: Array(causes.characterReports.prefix(audit.groupListLimit)),
        unknownWords: own.unknownWords.prefix(audit.groupListLimit).map { causes.report($0) })
    }
    return GroupReport(
      key: String(decoding: key, as: UTF8.self), corpus: CorpusReport(coverage),
      vocabularies: parts.map { intervals, report in
        var report = report
        report.intervals = intervals.rates
        return report
      })
  }

  private func report(
    _ place: Int, _ intervals: IntervalJobs.Intervals, _ parts: VocabularyParts
  ) -> VocabularyReport {
    let own = coverage.vocabularies[place]
    return VocabularyReport(
      name: vocabularies[place].name, digest: own.vocabulary.digest, size: own.vocabulary.count,
      totals: AuditTotals(own.totals), rates: parts.rates, intervals: intervals.rates,
      byClass: classReports(own, intervals), byFrequency: frequencyReports(own, intervals),
      causes: parts.causes, unknownCharacters: parts.unknownCharacters, unknownWords: parts.unknownWords,
      listsAllUnknownWords: parts.unknownWords.count == own.unknownWords.count, examples: parts.examples,
      efficiency: parts.efficiency, tokenCounts: own.tokenCounts)
  }

  func rates(_ place: Int) -> RateTable {
    let own = coverage.vocabularies[place]
    let distribution = TokenDistribution(own.tokenCounts)
    var rates = coverage.rates(of: place).table
    rates[.tokenEntropy] = distribution.entropy
    rates[.renyiEfficiency] = distribution.renyiEfficiency
    rates[.vocabularyUtilisation] = Utilisation(own).rate
    rates[.spelledCharactersPerToken] = spelledCharactersPerToken(place)
    return rates
  }

  private func classReports(_ own: VocabularyCoverage, _ intervals: IntervalJobs.Intervals) -> [ClassReport] {
    CharacterClass.allCases.compactMap { kind in
      guard let text = coverage.textByClass[kind] else { return nil }
      let totals = own.totalsByClass[kind] ?? CoverageTotals()
      // A class has only some of its words' characters, so that lengths in tokens would mean nothing.
      let rates = CoverageRates(totals, of: text).table.filter { Self.classRates.contains($0.key) }
      return ClassReport(
        characterClass: kind, text: SliceText(text), totals: AuditTotals(totals), rates: rates,
        intervals: intervals.classes[kind] ?? [:])
    }
  }

  private func frequencyReports(_ own: VocabularyCoverage, _ intervals: IntervalJobs.Intervals) -> [FrequencyReport] {
    zip(coverage.textByBand, own.totalsByBand).map { slice, totals in
      FrequencyReport(
        fewestOccurrences: slice.band.fewest, mostOccurrences: slice.band.most, text: SliceText(slice.text),
        totals: AuditTotals(totals), rates: CoverageRates(totals, of: slice.text).table,
        intervals: intervals.bands[slice.band] ?? [:])
    }
  }

  private static let classRates: Set<AuditRate> = [
    .unknownTokenRate, .unknownWordRate, .unknownDistinctWordRate, .unknownLineRate, .unknownCharacterRate,
    .characterCoverage,
  ]

  /// Example lines with their unknown words.
  fileprivate func examples(_ own: VocabularyCoverage, _ causes: CauseTable) -> [UnknownLineReport] {
    own.unknownLineExamples.map { line in
      let text = String(decoding: line, as: UTF8.self)
      var unknown: [UnknownWordReport] = []
      var marking = LineMarking(text)
      for word in audit.pipeline.words(of: line) {
        let found = causes.report(unknown: word)
        marking.add(word, unknown: found)
        guard let report = found else { continue }
        if let place = unknown.firstIndex(where: { $0.word.utf8.elementsEqual(report.word.utf8) }) {
          unknown[place].occurrences += 1
        } else {
          unknown.append(report)
        }
      }
      return UnknownLineReport(text: text, marked: marking.result, unknown: unknown)
    }
  }

  func comparisonReports() -> [ComparisonReport] {
    let differences = differences()
    return zip(coverage.comparisons, differences).map { comparison, differences in
      let encoders = [comparison.left, comparison.right].map { coverage.vocabularies[$0].encoder }
      let lines = coverage.lines?.lines ?? 0
      return ComparisonReport(
        left: vocabularies[comparison.left].name, right: vocabularies[comparison.right].name, lines: comparison.lines,
        lineRate: lines > 0 ? Double(comparison.lines) / Double(lines) : 0, words: comparison.words,
        distinctWords: comparison.distinctWords,
        examples: comparison.examples.map { sideBySide($0, encoders[0], encoders[1]) }, differences: differences)
    }
  }

  private func sideBySide(
    _ line: [UInt8], _ left: WordEncoder, _ right: WordEncoder
  ) -> ComparisonReport.SideBySide {
    func tokens(_ word: [UInt8], _ encoder: WordEncoder) -> [String] {
      encoder.encode(word).map { encoder.vocabulary.text(of: Int($0)) }
    }
    let words = audit.pipeline.words(of: line).map { word in
      ComparisonReport.Word(
        word: String(decoding: word, as: UTF8.self), left: tokens(word, left), right: tokens(word, right))
    }
    return ComparisonReport.SideBySide(
      text: String(decoding: line, as: UTF8.self), left: words.flatMap(\.left), right: words.flatMap(\.right),
      words: words.filter { $0.left.map { Array($0.utf8) } != $0.right.map { Array($0.utf8) } })
  }
}

/// The parts of a vocabulary's report that take long and need no intervals.
private struct VocabularyParts {
  let rates: RateTable
  let causes: [CauseReport]
  let unknownCharacters: [UnknownCharacterReport]
  let unknownWords: [UnknownWordReport]
  let examples: [UnknownLineReport]
  let efficiency: EfficiencyReport

  init(_ assembly: ReportAssembly, _ place: Int) {
    let (audit, own) = (assembly.audit, assembly.coverage.vocabularies[place])
    let table = CauseTable(own, assembly.coverage.characters)
    rates = assembly.rates(place)
    causes = table.causeReports
    unknownCharacters = table.characterReports
    unknownWords = own.unknownWords.prefix(audit.unknownWordLimit).map { table.report($0) }
    examples = assembly.examples(own, table)
    efficiency = EfficiencyReport(own, assembly.vocabularies[place].origins, listLimit: audit.tokenListLimit)
  }
}
