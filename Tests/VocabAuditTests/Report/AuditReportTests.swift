import CommentText
import Coverage
import Testing
import TestSupport
import VocabAudit
import WordPiece

@Suite struct AuditReportTests {
  @Test func `The report's figures are those of counting plainly, on random corpora and vocabularies`() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...100 as ClosedRange<UInt64> {
      let random = try CoverageCase(seed: seed)
      let lines = random.lines.map { pipeline.words(of: $0) }
      guard lines.contains(where: { !$0.isEmpty }) else { continue }
      let coverage = try measure(random.lines, random.vocabularies, pipeline)
      let named = random.vocabularies.enumerated().map { AuditedVocabulary("\($0)", $1) }
      let report = try Audit(pipeline).report(coverage, named)
      for (own, vocabulary) in zip(report.vocabularies, random.vocabularies) {
        let plain = NaiveCoverage(lines, vocabulary) { CharacterClass.allCases.firstIndex(of: CharacterClass($0)) ?? 0 }
        expectRates(own, plain, seed)
        expectCauses(own, plain, vocabulary, seed)
        expectEfficiency(own, plain, vocabulary, seed)
      }
    }
  }

  private func expectRates(_ own: VocabularyReport, _ plain: NaiveCoverage, _ seed: UInt64) {
    let total = plain.total
    func ratio(_ numerator: Int, _ denominator: Int) -> Double { Double(numerator) / Double(denominator) }
    let expected: RateTable = [
      .unknownTokenRate: ratio(total.unknownWords, total.tokens),
      .unknownWordRate: ratio(total.unknownWords, total.words),
      .unknownDistinctWordRate: ratio(total.unknownDistinctWords, total.distinctWords),
      .unknownLineRate: ratio(total.unknownLines, total.lines),
      .unknownCharacterRate: ratio(total.unknownCharacters, total.characters),
      .characterCoverage: ratio(total.characters - total.uncoveredCharacters, total.characters),
      .tokensPerWord: ratio(total.tokens, total.words),
      .charactersPerToken: ratio(total.characters, total.tokens),
      .bytesPerToken: ratio(total.wordBytes, total.tokens),
      .wholeWordRate: ratio(total.wholeWords, total.words),
    ]
    for (rate, value) in expected { #expect(own.rates[rate] == value, "\(rate), seed \(seed)") }
    #expect(Set(own.rates.keys) == Set(AuditRate.allCases), "seed \(seed)")
    for (rate, interval) in own.intervals {
      #expect(interval.low <= interval.high, "\(rate), seed \(seed)")
    }
  }

  private func expectCauses(
    _ own: VocabularyReport, _ plain: NaiveCoverage, _ vocabulary: Vocabulary, _ seed: UInt64
  ) {
    #expect(own.causes.reduce(0) { $0 + $1.words } == own.totals.unknownWords, "seed \(seed)")
    #expect(own.causes.reduce(0) { $0 + $1.distinctWords } == own.totals.unknownDistinctWords, "seed \(seed)")
    #expect(own.totals.unknownTokens == own.totals.unknownWords, "seed \(seed)")
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
    }
  }

  private func expectEfficiency(
    _ own: VocabularyReport, _ plain: NaiveCoverage, _ vocabulary: Vocabulary, _ seed: UInt64
  ) {
    let special = Set(vocabulary.specialTokens.tokens.map(\.bytes))
    let all = own.efficiency.utilisation.first
    let ordinary = plain.tokenCounts.filter { !special.contains($0.key) }
    #expect(all?.tokens == vocabulary.count - special.count, "seed \(seed)")
    #expect(all?.used == ordinary.count, "seed \(seed)")
    #expect(all?.usedOnce == ordinary.values.count { $0 == 1 }, "seed \(seed)")
    #expect(all?.occurrences == ordinary.values.reduce(0, +), "seed \(seed)")
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

  @Test func `Example lines name their unknown words and where each fails`() throws {
    let own = try vocabulary("가", "##나", "나")
    let pipeline = try CompiledPipeline(.standard)
    let report = try Audit(pipeline).report(
      try measure(["가나 가뷁 가뷁", "가나"], [own], pipeline), [AuditedVocabulary("own", own)])
    let example = try #require(report.vocabularies[0].examples.first)
    #expect(report.vocabularies[0].examples.count == 1)
    #expect(example.text == "가나 가뷁 가뷁")
    #expect(example.unknown.map(\.word) == ["가뷁"])
    #expect(example.unknown.first?.occurrences == 2)
    #expect(example.unknown.first?.characterOffset == 1)
    #expect(example.unknown.first?.character == "뷁")
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
