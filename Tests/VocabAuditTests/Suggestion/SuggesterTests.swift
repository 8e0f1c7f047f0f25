import CommentText
import Coverage
import Synchronization
import Testing
import TestSupport
import VocabAudit
import WordPiece

@Suite struct SuggesterTests {
  @Test func `What is predicted is what merging and measuring gives, token after token`() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...120 as ClosedRange<UInt64> {
      let random = try CoverageCase(seed: seed, vocabularyCount: 1)
      let base = random.vocabularies[0]
      let coverage = try measure(random.lines, [base], pipeline, threads: 2, recordsUnknownWordSets: true)
      var options = SuggestionOptions()
      options.budget = 12
      options.milestones = Array(1...12)
      options.unknownWordCost = seed % 2 == 0 ? 1 : 1_000
      let suggestion = Suggester(options).suggest(coverage)
      for prediction in suggestion.predictions {
        let merged = try base.merged(with: suggestion.donor(for: base), first: prediction.tokenCount)
        let measured = try measure(random.lines, [merged], pipeline).vocabularies[0].totals
        #expect(measured == prediction.totals, "seed \(seed), \(prediction.tokenCount) tokens")
      }
    }
  }

  @Test func `The tokens are those of the plain definition, in its order`() throws {
    var chosenCount = 0
    for seed in 1...24 as ClosedRange<UInt64> {
      var options = SuggestionOptions()
      options.budget = 12
      options.unknownWordCost = [1, 3, 1_000][Int(seed % 3)]
      options.threads = Int(seed % 3) + 1
      chosenCount += try expectPlainTokens(seed, options)
    }
    #expect(chosenCount > 100)
  }

  @Test func `Where there are more candidates than are weighed, those that promise most are`() throws {
    var chosenCount = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var options = SuggestionOptions()
      options.budget = Int(seed % 4) + 1
      options.candidatesBesides = Int(seed % 3)
      options.unknownWordCost = [1, 3, 1_000][Int(seed % 3)]
      options.threads = Int(seed % 2) + 1
      chosenCount += try expectPlainTokens(seed, options)
    }
    #expect(chosenCount > 60)
  }

  /// Compares with the plain definition.
  /// - Returns: The number of tokens.
  private func expectPlainTokens(_ seed: UInt64, _ options: SuggestionOptions) throws -> Int {
    let pipeline = try CompiledPipeline(.standard)
    let random = try CoverageCase(seed: seed, vocabularyCount: 1)
    let base = random.vocabularies[0]
    let coverage = try measure(random.lines, [base], pipeline, recordsUnknownWordSets: true)
    var words: [[UInt8]: Int] = [:]
    coverage.words.forEach { word, count in words[Array(word)] = count }
    let test = ReachabilityTest(
      pipeline: pipeline, specialTokens: Set(base.specialTokens.tokens.map(\.bytes)),
      continuationPrefix: Array("##".utf8), wordLimit: WordEncoder.defaultMaximumScalarCount)
    let plain = PlainSuggester(
      words, base, unknownWordCost: options.unknownWordCost, candidateLimit: options.candidateLimit
    ) { test.causes(of: [$0]) == [nil] }
    let tokens = Suggester(options).suggest(coverage).tokens.map(\.token)
    #expect(tokens == plain.tokens(budget: options.budget), "seed \(seed)")
    return tokens.count
  }

  @Test func `Nothing is suggested that no text gives, so that merging the donor has nothing to warn of`() throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      var pipeline = TextPipeline.standard
      pipeline.bert.lowercases = seed % 3 == 1
      pipeline.bert.spacesCJK = seed % 4 != 1
      let compiled = try CompiledPipeline(pipeline)
      let random = try CoverageCase(seed: seed, vocabularyCount: 1)
      let base = random.vocabularies[0]
      var options = SuggestionOptions()
      options.budget = 100
      let suggestion = Suggester(options).suggest(
        try measure(random.lines, [base], compiled, recordsUnknownWordSets: true))
      let test = ReachabilityTest(
        pipeline: compiled, specialTokens: Set(base.specialTokens.tokens.map(\.bytes)),
        continuationPrefix: Array("##".utf8),
        wordLimit: WordEncoder.defaultMaximumScalarCount)
      let tokens = suggestion.tokens.map { $0.token.bytes(continuationPrefix: "##") }
      let lost = zip(tokens, test.causes(of: tokens)).filter { $0.1 != nil }.map {
        String(decoding: $0.0, as: UTF8.self)
      }
      #expect(lost == [], "seed \(seed)")
    }
  }

  @Test func `Punctuation and ideographs are suggested as words of their own alone, letters in both positions`() throws
  {
    let base = try vocabulary("가", "##가")
    let coverage = try measure(
      ["가>刑뷁 刑", "‘ …"], [base], try CompiledPipeline(.standard), recordsUnknownWordSets: true)
    let texts = Suggester().suggest(coverage).tokens.map {
      String(decoding: $0.token.bytes(continuationPrefix: "##"), as: UTF8.self)
    }
    #expect(Set(texts) == [">", "刑", "뷁", "##뷁", "‘", "…"])
  }

  @Test func `Progress goes through the stages in their order, each to its end`() throws {
    let random = try CoverageCase(seed: 3, vocabularyCount: 1)
    let coverage = try measure(
      random.lines, random.vocabularies, try CompiledPipeline(.standard), recordsUnknownWordSets: true)
    let told = Mutex<[SuggestionProgress]>([])
    var options = SuggestionOptions()
    options.budget = 5
    let suggestion = Suggester(options).suggest(coverage) { state in told.withLock { $0.append(state) } }
    let states = told.withLock { $0 }
    var stages: [SuggestionProgress.Stage] = []
    for state in states where stages.last != state.stage { stages.append(state.stage) }
    #expect(stages == SuggestionProgress.Stage.allCases)
    for stage in stages.dropLast() {
      let last = try #require(states.last { $0.stage == stage })
      #expect(last.completed == last.total, "\(stage)")
    }
    #expect(states.last?.completed == suggestion.tokens.count && states.last?.total == 5)
  }

  @Test func `The choice does not depend on threads or the order of lines`() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...20 as ClosedRange<UInt64> {
      let random = try CoverageCase(seed: seed, vocabularyCount: 1)
      var options = SuggestionOptions()
      options.budget = 10
      let one = Suggester(options).suggest(
        try measure(random.lines, random.vocabularies, pipeline, recordsUnknownWordSets: true))
      options.threads = 3
      let three = Suggester(options).suggest(
        try measure(random.lines.reversed(), random.vocabularies, pipeline, threads: 3, recordsUnknownWordSets: true))
      #expect(one.tokens == three.tokens, "seed \(seed)")
      #expect(one.predictions == three.predictions, "seed \(seed)")
    }
  }

  @Test func `The best token comes first: the one that makes most words known`() throws {
    let base = try vocabulary("가", "##가", "나", "##나")
    let lines = ["가뷁 나뷁 가나뷁", "ㅋ", "가나 가나 가나"]
    let coverage = try measure(lines, [base], try CompiledPipeline(.standard), recordsUnknownWordSets: true)
    var options = SuggestionOptions()
    options.budget = 4
    options.unknownWordCost = 10
    options.milestones = []
    let suggestion = Suggester(options).suggest(coverage)
    let tokens = suggestion.tokens.map { String(decoding: $0.token.bytes(continuationPrefix: "##"), as: UTF8.self) }
    // ##뷁 makes three words known (gains 10 + 10 + 10 − 2 − 2 − 3 tokens), ㅋ one.
    #expect(tokens.prefix(2) == ["##뷁", "ㅋ"])
    #expect(suggestion.tokens.prefix(2).map(\.resolvedWords) == [3, 1])
    #expect(suggestion.predictions.last?.totals.unknownWords == 0)
    #expect(suggestion.predictions.last?.totals.unknownLines == 0)
  }

  @Test func `A word that lacks two characters is helped by both`() throws {
    let base = try vocabulary("가", "##가")
    let coverage = try measure(
      ["뷁똠 가"], [base], try CompiledPipeline(.standard), recordsUnknownWordSets: true)
    var options = SuggestionOptions()
    options.budget = 2
    let suggestion = Suggester(options).suggest(coverage)
    #expect(suggestion.predictions.last?.totals.unknownWords == 0)
  }

  @Test func `A word that is too long is never suggested`() throws {
    let base = try vocabulary("가")
    let lines = [String(repeating: "뷁", count: 101)]
    let coverage = try measure(lines, [base], try CompiledPipeline(.standard), recordsUnknownWordSets: true)
    #expect(Suggester().suggest(coverage).tokens.isEmpty)
  }
}
