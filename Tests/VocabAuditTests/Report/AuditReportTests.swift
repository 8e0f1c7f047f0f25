import CommentText
import Coverage
import TestSupport
import Testing
import VocabAudit
import WordPiece

@Suite struct AuditReportTests {
  private func classOf(_ scalar: Unicode.Scalar) -> Int {
    CharacterClass.allCases.firstIndex(of: CharacterClass(scalar)) ?? 0
  }

  /// Random corpora with words and their vocabularies, measured and counted plainly.
  private func forEachCase(
    _ seeds: ClosedRange<UInt64>,
    _ body: (UInt64, CoverageCase, AuditReport, [NaiveCoverage]) throws -> Void
  ) throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in seeds {
      let random = try CoverageCase(seed: seed)
      let lines = random.lines.map { pipeline.words(of: $0) }
      guard lines.contains(where: { !$0.isEmpty }) else { continue }
      let coverage = try measure(random.lines, random.vocabularies, pipeline)
      let named = random.vocabularies.enumerated().map { AuditedVocabulary("\($0)", $1) }
      let plain = random.vocabularies.map { NaiveCoverage(lines, $0, classOf: classOf) }
      try body(seed, random, try Audit(pipeline).report(coverage, named), plain)
    }
  }

  @Test func `The report's figures are those of counting plainly, on random corpora and vocabularies`() throws {
    try forEachCase(1...100) { seed, random, report, plain in
      expectCorpus(report.corpus, plain[0], seed)
      for place in plain.indices {
        let (own, vocabulary) = (report.vocabularies[place], random.vocabularies[place])
        #expect(own.digest == vocabulary.digest && own.size == vocabulary.count)
        expectRates(own, plain[place], vocabulary, seed)
        expectSlices(own, plain[place], seed)
        expectCauses(own, plain[place], vocabulary, seed)
        expectEfficiency(own, plain[place], vocabulary, seed)
      }
      expectComparisons(report, plain, random, seed)
    }
  }

  private func expectCorpus(_ corpus: CorpusReport, _ plain: NaiveCoverage, _ seed: UInt64) {
    let total = plain.total
    #expect(
      [corpus.lines, corpus.words, corpus.distinctWords, corpus.characters, corpus.files]
        == [total.lines, total.words, total.distinctWords, total.characters, 1], "seed \(seed)")
  }

  private func expectRates(_ own: VocabularyReport, _ plain: NaiveCoverage, _ vocabulary: Vocabulary, _ seed: UInt64) {
    for (rate, value) in AuditFigures(plain.total).rates { #expect(own.rates[rate] == value, "\(rate), seed \(seed)") }
    let use = TokenUse(plain.tokenCounts)
    let special = Set(vocabulary.specialTokens.tokens.map(\.bytes))
    let used = Double(plain.tokenCounts.keys.count { !special.contains($0) })
    for (rate, value) in [
      (AuditRate.tokenEntropy, use.entropy), (.renyiEfficiency, use.renyiEfficiency(size: vocabulary.count)),
      (.vocabularyUtilisation, used / Double(vocabulary.count - special.count)),
    ] {
      #expect(abs((own.rates[rate] ?? .nan) - value) < 1e-12, "\(rate), seed \(seed)")
    }
    let spelled = own.rates[.spelledCharactersPerToken] == nil ? [.spelledCharactersPerToken] : Set<AuditRate>()
    #expect(Set(own.rates.keys) == Set(AuditRate.allCases).subtracting(spelled), "seed \(seed)")
    expectTotals(own.totals, plain.total, seed)
    for (rate, interval) in own.intervals { #expect(interval.low <= interval.high, "\(rate), seed \(seed)") }
  }

  private func expectTotals(_ totals: AuditTotals, _ sums: NaiveCoverage.Sums, _ seed: UInt64) {
    #expect(
      [
        totals.tokens, totals.unknownTokens, totals.unknownWords, totals.unknownDistinctWords, totals.unknownLines,
        totals.unknownCharacters, totals.uncoveredCharacters, totals.wholeWords,
      ] == [
        sums.tokens, sums.unknownWords, sums.unknownWords, sums.unknownDistinctWords, sums.unknownLines,
        sums.unknownCharacters, sums.uncoveredCharacters, sums.wholeWords,
      ], "seed \(seed)")
  }

  private func expectSlices(_ own: VocabularyReport, _ plain: NaiveCoverage, _ seed: UInt64) {
    #expect(own.byClass.count == plain.byClass.count, "seed \(seed)")
    for slice in own.byClass {
      guard let sums = plain.byClass[CharacterClass.allCases.firstIndex(of: slice.characterClass) ?? 0] else {
        Issue.record("\(slice.characterClass) does not occur, seed \(seed)")
        continue
      }
      expectTotals(slice.totals, sums, seed)
      #expect(slice.rates == AuditFigures(sums).classRates, "\(slice.characterClass), seed \(seed)")
    }
    #expect(own.byFrequency.count == plain.byBand.count, "seed \(seed)")
    for slice in own.byFrequency {
      let band = slice.fewestOccurrences == 1 ? 0 : String(slice.mostOccurrences).utf8.count
      guard let sums = plain.byBand[band] else {
        Issue.record("no word occurs \(slice.fewestOccurrences) times, seed \(seed)")
        continue
      }
      var lineless = sums
      (lineless.lines, lineless.unknownLines) = (0, 0)
      expectTotals(slice.totals, lineless, seed)
      #expect(slice.rates == AuditFigures(lineless).rates, "band \(band), seed \(seed)")
    }
  }

  private func expectCauses(
    _ own: VocabularyReport, _ plain: NaiveCoverage, _ vocabulary: Vocabulary, _ seed: UInt64
  ) {
    #expect(own.causes.reduce(0) { $0 + $1.words } == own.totals.unknownWords, "seed \(seed)")
    #expect(own.causes.reduce(0) { $0 + $1.distinctWords } == own.totals.unknownDistinctWords, "seed \(seed)")
    let encoder = NaiveEncoder(vocabulary)
    var causes: [UnknownCause: Int] = [:]
    var characters: [String: Int] = [:]
    for (word, unknown) in plain.unknownWords {
      guard case .stuck(let place) = unknown.outcome else {
        causes[.wordTooLong, default: 0] += unknown.occurrences
        continue
      }
      let scalar = Array(String(decoding: word, as: UTF8.self).unicodeScalars)[place]
      let hasOther = encoder.holds(encoder.form(scalar, atStart: place > 0))
      let cause = !hasOther ? UnknownCause.missingCharacter : place == 0 ? .missingAtStart : .missingInside
      causes[cause, default: 0] += unknown.occurrences
      characters[String(scalar), default: 0] += unknown.occurrences
    }
    #expect(Dictionary(uniqueKeysWithValues: own.causes.map { ($0.cause, $0.words) }) == causes, "seed \(seed)")
    #expect(own.unknownCharacters.reduce(0) { $0 + $1.words } == characters.values.reduce(0, +), "seed \(seed)")
    for character in own.unknownCharacters {
      #expect(character.words == characters[character.character], "\(character.codePoint), seed \(seed)")
      let scalar = character.character.unicodeScalars.first
      #expect(character.lines == scalar.flatMap { plain.unknownLinesByCause[$0] }, "seed \(seed)")
      #expect(character.occurrences == scalar.flatMap { plain.characterCounts[$0] }, "seed \(seed)")
    }
    let listed = own.unknownWords.map { (Array($0.word.utf8), $0.occurrences) }
    #expect(
      Dictionary(listed, uniquingKeysWith: +) == plain.unknownWords.mapValues(\.occurrences), "seed \(seed)")
    #expect(own.listsAllUnknownWords)
  }

  private func expectEfficiency(
    _ own: VocabularyReport, _ plain: NaiveCoverage, _ vocabulary: Vocabulary, _ seed: UInt64
  ) {
    let special = Set(vocabulary.specialTokens.tokens.map(\.bytes))
    let all = own.efficiency.utilisation.first
    let ordinary = plain.tokenCounts.filter { !special.contains($0.key) }
    #expect(all?.tokens == vocabulary.count - special.count, "seed \(seed)")
    #expect(all?.used == ordinary.count, "seed \(seed)")
    #expect(all?.neverUsed == vocabulary.count - special.count - ordinary.count, "seed \(seed)")
    #expect(all?.usedOnce == ordinary.values.count { $0 == 1 }, "seed \(seed)")
    #expect(all?.occurrences == ordinary.values.reduce(0, +), "seed \(seed)")
    #expect(own.tokenCounts == vocabulary.tokens.map { plain.tokenCounts[$0] ?? 0 }, "seed \(seed)")
    #expect(
      own.efficiency.mostFrequent.map(\.occurrences) == Array(plain.tokenCounts.values.sorted(by: >).prefix(20)),
      "seed \(seed)")
    var lengths: [Int: Int] = [:]
    for (token, count) in ordinary {
      let text = String(decoding: token, as: UTF8.self)
      lengths[text.unicodeScalars.count - (text.hasPrefix("##") ? 2 : 0), default: 0] += count
    }
    #expect(
      own.efficiency.tokenLengths.map { [$0.characters, $0.tokens] }
        == lengths.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }, "seed \(seed)")
    #expect(
      own.efficiency.piecesPerWord.map { [$0.pieces, $0.words] }
        == plain.pieceCounts.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }, "seed \(seed)")
  }

  private func expectComparisons(
    _ report: AuditReport, _ plain: [NaiveCoverage], _ random: CoverageCase, _ seed: UInt64
  ) {
    let encoders = random.vocabularies.map { NaiveEncoder($0) }
    for (place, comparison) in report.comparisons.enumerated() {
      #expect(comparison.left == "0" && comparison.right == "\(place + 1)")
      #expect(comparison.lineRate == Double(comparison.lines) / Double(plain[0].total.lines), "seed \(seed)")
      expectDifferences(comparison, report.vocabularies[0], report.vocabularies[place + 1], seed)
      for word in comparison.examples.flatMap(\.words) {
        let bytes = Array(word.word.utf8)
        #expect(word.left == encoders[0].tokens(bytes) && word.right == encoders[place + 1].tokens(bytes))
        #expect(word.left != word.right, "\(word.word), seed \(seed)")
      }
    }
  }

  private func expectDifferences(
    _ comparison: ComparisonReport, _ left: VocabularyReport, _ right: VocabularyReport, _ seed: UInt64
  ) {
    let differences = comparison.differences ?? []
    #expect(differences.map(\.rate) == AuditRate.allCases.filter { left.rates[$0] != nil && right.rates[$0] != nil })
    for own in differences {
      #expect(own.left == left.rates[own.rate] && own.right == right.rates[own.rate], "\(own.rate), seed \(seed)")
      #expect(own.difference == own.left - own.right, "\(own.rate), seed \(seed)")
      if let low = own.low, let high = own.high { #expect(low <= high, "\(own.rate), seed \(seed)") }
    }
  }

  @Test func `Vocabularies that are the same do not differ, and a difference in every line leaves no doubt`() throws {
    let pipeline = try CompiledPipeline(.standard)
    let (whole, letters) = (try vocabulary("가나", "가", "##나"), try vocabulary("가", "##나"))
    let lines = (1...200).map { Array(repeating: "가나", count: $0 % 9 + 1).joined(separator: " ") }
    func differences(_ left: Vocabulary, _ right: Vocabulary) throws -> [AuditRate: ComparisonReport.RateDifference] {
      let named = [AuditedVocabulary("left", left), AuditedVocabulary("right", right)]
      let report = try Audit(pipeline).report(try measure(lines, [left, right], pipeline), named)
      let differences = try #require(report.comparisons.first?.differences)
      return Dictionary(differences.map { ($0.rate, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for (rate, own) in try differences(whole, whole) {
      #expect(own.difference == 0 && own.low ?? 0 == 0 && own.high ?? 0 == 0, "\(rate)")
    }
    let tokens = try #require(try differences(whole, letters)[.tokensPerWord])
    #expect([tokens.left, tokens.right, tokens.difference] == [1, 2, -1])
    #expect(abs((tokens.low ?? 0) + 1) < 1e-12 && abs((tokens.high ?? 0) + 1) < 1e-12)
  }

  @Test func `Characters of each token are told for the words that no vocabulary leaves unknown`() throws {
    let pipeline = try CompiledPipeline(.standard)
    let (left, right) = (try vocabulary("가나", "다", "##다"), try vocabulary("가", "##나", "다", "##다"))
    let named = [AuditedVocabulary("left", left), AuditedVocabulary("right", right)]
    let coverage = try measure(["가나 다다 뷁뷁뷁", "가나다라"], [left, right], pipeline)
    let rates = try Audit(pipeline).report(coverage, named).vocabularies.map(\.rates)
    // 가나 as one token or two, 다다 as two; the [UNK] of the others count for 7 characters and 2 tokens otherwise.
    #expect(rates.map { $0[.spelledCharactersPerToken] } == [4.0 / 3, 1])
    #expect(rates.map { $0[.charactersPerToken] } == [11.0 / 5, 11.0 / 6])
    let none = try measure(["뷁"], [left, right], pipeline)
    #expect(try Audit(pipeline).report(none, named).vocabularies[0].rates[.spelledCharactersPerToken] == nil)
  }

  @Test func `Drift and what is newly unknown are those of comparing two plain counts`() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...60 as ClosedRange<UInt64> {
      let random = try CoverageCase(seed: seed, vocabularyCount: 1)
      let vocabulary = random.vocabularies[0]
      let parts = [0, 1].map { part in random.lines.enumerated().filter { $0.offset % 2 == part }.map(\.element) }
      let words = parts.map { $0.map { pipeline.words(of: $0) } }
      guard words.allSatisfy({ $0.contains { !$0.isEmpty } }) else { continue }
      let plain = words.map { NaiveCoverage($0, vocabulary, classOf: classOf) }
      let reports = try parts.map {
        try Audit(pipeline).report(try measure($0, [vocabulary], pipeline), [AuditedVocabulary("own", vocabulary)])
      }
      var now = reports[1]
      now.compare(with: Baseline(reports[0]), name: "then", vocabulary, tokenListLimit: 1000)
      let baseline = try #require(now.baseline)
      let (before, after) = (TokenUse(plain[0].tokenCounts), TokenUse(plain[1].tokenCounts))
      let drift = try #require(baseline.drift)
      #expect(abs(drift.distance - after.jensenShannonDistance(before)) < 1e-7, "seed \(seed)")
      let changes = vocabulary.tokens.map { after.share($0) - before.share($0) }
      #expect(drift.risen.map(\.id) == ranked(changes.map { -$0 }), "seed \(seed)")
      #expect(drift.fallen.map(\.id) == ranked(changes), "seed \(seed)")
      let new = Set(plain[1].unknownWords.keys).subtracting(plain[0].unknownWords.keys)
      #expect(Set(baseline.newlyUnknownWords.map { Array($0.word.utf8) }) == new, "seed \(seed)")
      let causes = plain.map { Set($0.unknownLinesByCause.keys.map { String($0) }) }
      #expect(Set(baseline.newlyUnknownCharacters.map(\.character)) == causes[1].subtracting(causes[0]))
      for change in baseline.changes {
        #expect(change.before == reports[0].vocabularies[0].rates[change.rate])
        #expect(change.after == reports[1].vocabularies[0].rates[change.rate])
        #expect(change.change == change.after - change.before)
      }
      let both = AuditRate.allCases.filter { rate in reports.allSatisfy { $0.vocabularies[0].rates[rate] != nil } }
      #expect(baseline.changes.map(\.rate) == both)
    }
  }

  /// The places of the negative numbers, the smallest first, of equal ones the first.
  private func ranked(_ numbers: [Double]) -> [Int] {
    numbers.indices.filter { numbers[$0] < 0 }.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
  }

  @Test func `Threads, order and repetition change nothing in the report`() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...10 as ClosedRange<UInt64> {
      let random = try CoverageCase(seed: seed)
      guard random.lines.contains(where: { !pipeline.words(of: $0).isEmpty }) else { continue }
      let named = random.vocabularies.enumerated().map { AuditedVocabulary("\($0)", $1) }
      var audit = Audit(pipeline)
      let one = try audit.report(try measure(random.lines, random.vocabularies, pipeline), named)
      audit.threads = 3
      let many = try audit.report(
        try measure(random.lines.reversed(), random.vocabularies, pipeline, threads: 3), named)
      #expect(try one.json() == many.json(), "seed \(seed)")
    }
  }

  @Test func `Example lines name their unknown words and mark where each fails`() throws {
    let own = try vocabulary("가", "##나", "나")
    let pipeline = try CompiledPipeline(.standard)
    let report = try Audit(pipeline).report(
      try measure(["가나 가뷁 가뷁", "가나"], [own], pipeline), [AuditedVocabulary("own", own)])
    let example = try #require(report.vocabularies[0].examples.first)
    #expect(report.vocabularies[0].examples.count == 1)
    #expect(example.text == "가나 가뷁 가뷁")
    #expect(example.marked == "가나 가⟦뷁⟧ 가⟦뷁⟧")
    #expect(example.unknown.map(\.word) == ["가뷁"])
    #expect(example.unknown.first?.occurrences == 2)
    #expect(example.unknown.first?.characterOffset == 1)
    #expect(example.unknown.first?.character == "뷁")
  }

  @Test func `A word is marked where it stands, and after an arrow where the pipeline changed it`() throws {
    let own = try vocabulary("가", "##나", "나")
    let pipeline = try CompiledPipeline(.standard)
    let lines = [
      // The word alone fails, not where it stands inside another one; then one in decomposed letters, one too long.
      "나나ㅋ ㅋ", "가 \u{1107}\u{116B}\u{11AE} ㅋ", String(repeating: "가", count: 101) + " 가",
    ]
    let report = try Audit(pipeline).report(
      try measure(lines, [own], pipeline), [AuditedVocabulary("own", own)])
    let marked = Dictionary(
      report.vocabularies[0].examples.map { ($0.text, $0.marked) }, uniquingKeysWith: { first, _ in first })
    #expect(marked[lines[0]].map { Array($0.utf8) } == Array("나나⟦ㅋ⟧ ⟦ㅋ⟧".utf8))
    #expect(marked[lines[1]].map { Array($0.utf8) } == Array("가 \u{1107}\u{116B}\u{11AE} ⟦ㅋ⟧ → ⟦봳⟧".utf8))
    #expect(marked[lines[2]] == "⟦" + String(repeating: "가", count: 101) + "⟧ 가")
  }

  @Test func `An empty corpus and one without words are errors`() throws {
    let own = try vocabulary("가")
    let pipeline = try CompiledPipeline(.standard)
    let audit = Audit(pipeline)
    let named = [AuditedVocabulary("own", own)]
    #expect(throws: VocabAuditError.emptyCorpus) { try audit.report(try measure([], [own], pipeline), named) }
    #expect(throws: VocabAuditError.noWords) { try audit.report(try measure(["", " "], [own], pipeline), named) }
  }
}
