import CommentText
import CorpusReading
import Coverage
import SystemPackage
import TestSupport
import Testing
import WordCounting

@Suite struct CorpusCoverageTests {
  @Test("one pass over lines gives what counting plainly gives, for any threads, blocks and order")
  func agreesWithPlainCount() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...150 as ClosedRange<UInt64> { try agreesWithPlainCount(seed, pipeline) }
  }

  @Test("ids beyond 65,535 are counted as well")
  func agreesForLargeVocabularies() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1001...1003 as ClosedRange<UInt64> {
      try agreesWithPlainCount(seed, pipeline, paddingCount: 1 << 16 - Int(seed % 3) * 20)
    }
  }

  @Test("a vocabulary and one that extends it give what counting plainly gives")
  func agreesForExtendedVocabularies() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 2001...2100 as ClosedRange<UInt64> {
      try agreesWithPlainCount(seed, pipeline, try CoverageCase(seed: seed).extending())
    }
  }

  @Test("more vocabularies than share a trie, more comparisons than a byte has bits, more vocabularies than two have")
  func agreesForManyVocabularies() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 4001...4024 as ClosedRange<UInt64> {
      try agreesWithPlainCount(
        seed, pipeline, try CoverageCase(seed: seed, vocabularyCount: [5, 9, 10, 14, 18][Int(seed % 5)]))
    }
  }

  @Test("without distributions, sums, comparisons and tokens are the same")
  func sumsAloneAreTheSame() throws {
    let pipeline = try CompiledPipeline(.standard)
    var detail = MeasuredDetail()
    detail.hasDistributions = false
    detail.comparisonLimit = 1
    detail.countedVocabularies = [1]
    var unknownLines = 0
    for seed in 3001...3100 as ClosedRange<UInt64> {
      let drawn = try CoverageCase(seed: seed)
      let random = seed % 2 == 0 ? drawn : try drawn.extending()
      let full = try measure(random.lines, random, pipeline, threads: 1)
      for threads in 1...3 {
        let sums = try measure(random.lines, random, pipeline, threads: threads, detail)
        #expect(sums.text == full.text, "seed \(seed)")
        #expect(sums.vocabularies.map(\.totals) == full.vocabularies.map(\.totals), "seed \(seed)")
        #expect(sums.vocabularies[1].tokenCounts == full.vocabularies[1].tokenCounts, "seed \(seed)")
        #expect(sums.vocabularies.map(\.unknownWords.count) == [0, 0, 0], "seed \(seed)")
        #expect(sums.comparisons.count == 1 && sums.textByClass.isEmpty && sums.textByBand.isEmpty, "seed \(seed)")
        let (own, expected) = (sums.comparisons[0], full.comparisons[0])
        #expect([own.words, own.distinctWords, own.lines] == [expected.words, expected.distinctWords, expected.lines])
        #expect(own.examples == expected.examples, "seed \(seed)")
        unknownLines += sums.vocabularies[0].totals.unknownLines
        // Nor are characters counted where every vocabulary's tokens are.
        var counting = detail
        counting.countedVocabularies = nil
        let all = try measure(random.lines, random, pipeline, threads: threads, counting)
        #expect(all.vocabularies.map(\.tokenCounts) == full.vocabularies.map(\.tokenCounts), "seed \(seed)")
        #expect(all.vocabularies.allSatisfy { $0.totalsByClass.isEmpty }, "seed \(seed)")
        all.characters.forEach { scalar, _ in Issue.record("\(scalar) is counted, seed \(seed)") }
      }
    }
    #expect(unknownLines > 0)
  }

  private func agreesWithPlainCount(
    _ seed: UInt64, _ pipeline: CompiledPipeline, paddingCount: Int = 0
  ) throws {
    try agreesWithPlainCount(seed, pipeline, try CoverageCase(seed: seed, paddingCount: paddingCount))
  }

  private func agreesWithPlainCount(_ seed: UInt64, _ pipeline: CompiledPipeline, _ random: CoverageCase) throws {
    let words = random.lines.map { pipeline.words(of: $0) }
    let plain = random.vocabularies.map { NaiveCoverage(words, $0) { CharacterClass($0).number } }
    var generator = SeededGenerator(seed: seed)
    for threads in 1...3 {
      let lines = threads == 1 ? random.lines : random.lines.shuffled(using: &generator)
      let coverage = try measure(lines, random, pipeline, threads: threads)
      for place in plain.indices {
        expect(coverage, place, equals: plain[place], seed: seed, lines: true)
        expectPairs(coverage, place, plain[place], seed)
        expectWordPairs(coverage, place, plain[place], seed)
      }
      expectComparisons(coverage, words, random)
      for comparison in coverage.comparisons.indices {
        expectRatioPairs(coverage, comparison, plain, seed)
        expectSpelled(coverage, comparison, words, random)
      }
    }
  }

  private func measure(
    _ lines: [String], _ random: CoverageCase, _ pipeline: CompiledPipeline, threads: Int,
    _ detail: MeasuredDetail = MeasuredDetail()
  ) throws -> CorpusCoverage {
    try withTemporaryFolder { folder in
      var options = ReadingOptions()
      options.chunkByteCount = threads * 100
      let file = folder.appending("lines.txt")
      let output = try FileDescriptor.open(
        file, .writeOnly, options: [.create], permissions: [.ownerReadWrite])
      try output.closeAfter { _ = try output.writeAll(lines.map { $0 + "\n" }.joined().utf8) }
      let reader = try CorpusReader([.file(file)], options: options)
      var meter = try CoverageMeter(random.vocabularies, threads: threads)
      meter.detail = detail
      return try meter.measure(reader, pipeline).coverage
    }
  }

  /// What resampling works on has to be the lines' own figures.
  private func expectPairs(_ coverage: CorpusCoverage, _ place: Int, _ plain: NaiveCoverage, _ seed: UInt64) {
    func expect(_ rate: LineRate, _ figures: [NaiveCoverage.Sums], _ pair: (NaiveCoverage.Sums) -> (Int, Int)) {
      var counts: [[Int]: Int] = [:]
      for line in figures { counts[[pair(line).0, pair(line).1], default: 0] += 1 }
      let found = coverage.lines?.pairs(rate, vocabulary: place) ?? []
      #expect(
        Dictionary(found.map { ([$0.numerator, $0.denominator], $0.units) }, uniquingKeysWith: +) == counts,
        "\(rate), seed \(seed)")
    }
    let lines = plain.lineFigures
    expect(.unknownTokenRate, lines) { ($0.unknownWords, $0.tokens) }
    expect(.unknownWordRate, lines) { ($0.unknownWords, $0.words) }
    expect(.unknownCharacterRate, lines) { ($0.unknownCharacters, $0.characters) }
    expect(.characterCoverage, lines) { ($0.characters - $0.uncoveredCharacters, $0.characters) }
    expect(.tokensPerWord, lines) { ($0.tokens, $0.words) }
    expect(.charactersPerToken, lines) { ($0.characters, $0.tokens) }
    expect(.bytesPerToken, lines) { ($0.wordBytes, $0.tokens) }
    expect(.wholeWordRate, lines) { ($0.wholeWords, $0.words) }
    for kind in CharacterClass.allCases {
      let lines = plain.lineFiguresByClass[kind.number] ?? []
      expect(.unknownCharacterRateOf(kind), lines) { ($0.unknownCharacters, $0.characters) }
      expect(.characterCoverageOf(kind), lines) { ($0.characters - $0.uncoveredCharacters, $0.characters) }
      expect(.unknownWordRateOf(kind), lines) { ($0.unknownWords, $0.words) }
      expect(.unknownTokenRateOf(kind), lines) { ($0.unknownWords, $0.tokens) }
      expect(.unknownLineRateOf(kind), lines) { ($0.unknownWords > 0 ? 1 : 0, 1) }
    }
  }

  /// What resampling a difference works on has to be the figures of the same lines under both vocabularies.
  private func expectRatioPairs(
    _ coverage: CorpusCoverage, _ comparison: Int, _ plain: [NaiveCoverage], _ seed: UInt64
  ) {
    typealias Sums = NaiveCoverage.Sums
    func expect(_ rate: LineRate, _ pair: (Sums) -> (Int, Int)) {
      var expected: [RatioPair: Int] = [:]
      for (left, right) in zip(plain[0].lineFigures, plain[comparison + 1].lineFigures) {
        let (left, right) = (pair(left), pair(right))
        expected[RatioPair(left.0, left.1, right.0, right.1), default: 0] += 1
      }
      expectPairs(coverage.lines?.ratioPairs(rate, comparison: comparison), expected, "\(rate), seed \(seed)")
    }
    expect(.unknownTokenRate) { ($0.unknownWords, $0.tokens) }
    expect(.unknownWordRate) { ($0.unknownWords, $0.words) }
    expect(.unknownCharacterRate) { ($0.unknownCharacters, $0.characters) }
    expect(.characterCoverage) { ($0.uncoveredCharacters, $0.characters) }
    expect(.tokensPerWord) { ($0.tokens, $0.words) }
    expect(.charactersPerToken) { ($0.characters, $0.tokens) }
    expect(.bytesPerToken) { ($0.wordBytes, $0.tokens) }
    expect(.wholeWordRate) { ($0.wholeWords, $0.words) }
    var lines: [RatioPair: Int] = [:]
    for (left, right) in zip(plain[0].lineFigures, plain[comparison + 1].lineFigures) {
      lines[RatioPair(left.unknownWords > 0 ? 1 : 0, 1, right.unknownWords > 0 ? 1 : 0, 1), default: 0] += 1
    }
    lines[RatioPair(0, 1, 0, 1), default: 0] += plain[0].total.lines - plain[0].lineFigures.count
    expectPairs(
      coverage.lines?.ratioPairs(.unknownLineRate, comparison: comparison), lines.filter { $0.value > 0 },
      "lines, seed \(seed)")
    let unknown = [0, comparison + 1].map { Set(plain[$0].unknownWords.keys) }
    let counts = [
      (RatioPair(1, 1, 1, 1), unknown[0].intersection(unknown[1]).count),
      (RatioPair(1, 1, 0, 1), unknown[0].subtracting(unknown[1]).count),
      (RatioPair(0, 1, 1, 1), unknown[1].subtracting(unknown[0]).count),
      (RatioPair(0, 1, 0, 1), coverage.distinctWords - unknown[0].union(unknown[1]).count),
    ]
    expectPairs(
      coverage.distinctWordPairs(comparison: comparison),
      Dictionary(counts.filter { $0.1 > 0 }, uniquingKeysWith: +), "distinct words, seed \(seed)")
  }

  /// Characters and tokens of the words that every vocabulary knows.
  private func expectSpelled(
    _ coverage: CorpusCoverage, _ comparison: Int, _ words: [[[UInt8]]], _ random: CoverageCase
  ) {
    let encoders = random.vocabularies.map { NaiveEncoder($0) }
    func pieces(_ word: [UInt8], _ encoder: NaiveEncoder) -> Int? {
      if case .pieces(let pieces) = encoder.encode(word) { return pieces.count }
      return nil
    }
    var expected: [RatioPair: Int] = [:]
    for line in words {
      let spelled = line.filter { word in encoders.allSatisfy { pieces(word, $0) != nil } }
      guard !spelled.isEmpty else { continue }
      let characters = spelled.reduce(0) { $0 + String(decoding: $1, as: UTF8.self).unicodeScalars.count }
      let tokens = encoders.map { encoder in spelled.reduce(0) { $0 + (pieces($1, encoder) ?? 0) } }
      expected[RatioPair(characters, tokens[0], characters, tokens[comparison + 1]), default: 0] += 1
    }
    let found = coverage.lines?.ratioPairs(.spelledCharactersPerToken, comparison: comparison)
    expectPairs(found, expected, "spelled, seed \(random.seed)")
    let own = coverage.lines?.pairs(.spelledCharactersPerToken, vocabulary: 0) ?? []
    #expect(
      own.reduce(0) { $0 + $1.denominator * $1.units }
        == expected.reduce(0) { $0 + $1.key.leftDenominator * $1.value }, "seed \(random.seed)")
  }

  private func expectPairs(_ found: RatioPairLines?, _ expected: [RatioPair: Int], _ what: String) {
    guard case .pairs(let pairs) = found else {
      Issue.record("no pairs: \(what)")
      return
    }
    #expect(Dictionary(pairs.map { ($0.pair, $0.units) }, uniquingKeysWith: +) == expected, "\(what)")
  }

  private func expectWordPairs(_ coverage: CorpusCoverage, _ place: Int, _ plain: NaiveCoverage, _ seed: UInt64) {
    for (band, _) in coverage.textByBand {
      func expect(_ rate: WordRate, _ pair: (NaiveCoverage.Sums) -> (Int, Int)) {
        var counts: [[Int]: Int] = [:]
        for word in plain.wordFiguresByBand[band.place] ?? [] { counts[[pair(word).0, pair(word).1], default: 0] += 1 }
        let found = coverage.wordPairs(rate, band, vocabulary: place)
        #expect(
          Dictionary(found.map { ([$0.numerator, $0.denominator], $0.units) }, uniquingKeysWith: +) == counts,
          "\(rate), band \(band.place), seed \(seed)")
      }
      expect(.unknownTokenRate) { ($0.unknownWords, $0.tokens) }
      expect(.unknownWordRate) { ($0.unknownWords, $0.words) }
      expect(.unknownDistinctWordRate) { ($0.unknownDistinctWords, $0.distinctWords) }
      expect(.unknownCharacterRate) { ($0.unknownCharacters, $0.characters) }
      expect(.characterCoverage) { ($0.characters - $0.uncoveredCharacters, $0.characters) }
    }
  }

  private func expectComparisons(_ coverage: CorpusCoverage, _ words: [[[UInt8]]], _ random: CoverageCase) {
    let encoders = random.vocabularies.map { NaiveEncoder($0) }
    for comparison in coverage.comparisons {
      func differs(_ word: [UInt8]) -> Bool {
        switch (encoders[comparison.left].encode(word), encoders[comparison.right].encode(word)) {
        case (.pieces(let left), .pieces(let right)): left != right
        case (.pieces, _), (_, .pieces): true
        default: false
        }
      }
      #expect(comparison.words == words.joined().count(where: differs), "seed \(random.seed)")
      #expect(comparison.distinctWords == Set(words.joined()).count(where: differs), "seed \(random.seed)")
      #expect(comparison.lines == words.count { $0.contains(where: differs) }, "seed \(random.seed)")
    }
  }
}
