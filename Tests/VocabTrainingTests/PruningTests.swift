import TestSupport
import Testing
import VocabTraining
import WordCounting
import WordPiece

@Suite struct PruningTests {
  /// The tokens left when the cheapest goes, one after the other: every word is segmented without every token.
  private func pruned(_ random: RandomTraining, _ tokens: [[UInt8]], alphabetCount: Int, size: Int) throws -> [[UInt8]]
  {
    var tokens = tokens
    while tokens.count > max(size, alphabetCount) {
      var cheapest: (place: Int, cost: Int)?
      for place in alphabetCount..<tokens.count {
        var others = tokens
        others.remove(at: place)
        let vocabulary = try Vocabulary(
          tokens: others, specialTokens: random.options.specialTokens,
          continuationPrefix: random.options.continuationPrefix)
        let encoder = PlainWordEncoder(vocabulary)
        let cost = random.counts.reduce(0) { $0 + $1.value * tokenCount($1.key, encoder, vocabulary) }
        if cost <= cheapest?.cost ?? .max { cheapest = (place, cost) }
      }
      tokens.remove(at: try #require(cheapest).place)
    }
    return tokens
  }

  private func tokenCount(_ word: [UInt8], _ encoder: PlainWordEncoder, _ vocabulary: Vocabulary) -> Int {
    let ids = encoder.encode(word)
    guard ids == [vocabulary.unknownID.map(Int32.init) ?? -1] else { return ids.count }
    return max(1000, String(decoding: word, as: UTF8.self).unicodeScalars.count + 1)
  }

  @Test(arguments: 0..<8)
  func `Pruning agrees with segmenting every word anew, whatever is kept in memory`(_ part: UInt64) throws {
    var struckCount = 0
    for seed in part * 1000..<part * 1000 + 60 {
      var random = try RandomTraining(seed: seed)
      var generator = SeededGenerator(seed: seed + 500_000)
      let overtraining = TrainingAlgorithm.Overtraining(thousandths: Int.random(in: 1000...2500, using: &generator))
      random.plan.watchedCount = [nil, 0, 1, 3].randomElement(using: &generator)!
      random.options.memoryLimitBytes = [nil, 1 << 40].randomElement(using: &generator)!
      random.options.algorithm = .pruning(overtraining)
      let result = try random.train()
      var larger = random
      larger.options.algorithm = .merging
      larger.options.alphabet = .limit(.max)
      larger.options.forcedAlphabet = ForcedAlphabet(
        characters: result.alphabet.kept.map(\.character), continuations: [])
      larger.options.vocabularySize = (random.options.vocabularySize * overtraining.thousandths + 999) / 1000
      let trained = try larger.train()
      let tokens = Array(trained.vocabulary.tokens)
      // Segmenting anew without every token is the slower the more there are of them.
      guard random.counts.count * tokens.count < 600 else { continue }
      let expected = try pruned(
        random, tokens, alphabetCount: tokens.count - distinctMergeCount(trained), size: random.options.vocabularySize)
      guard Array(result.vocabulary.tokens) == expected else {
        Issue.record("seed \(seed): another vocabulary")
        return
      }
      #expect(result.pruning?.trainedSize == tokens.count && result.merges == trained.merges, "seed \(seed)")
      struckCount += result.pruning?.struckCount ?? 0
    }
    #expect(struckCount > 20)
  }

  /// Merges whose tokens are new: some spell a special token.
  private func distinctMergeCount(_ result: TrainingResult) -> Int {
    Set(result.merges.map(\.token)).count { !isSpecial($0, result) }
  }

  private func isSpecial(_ id: Int, _ result: TrainingResult) -> Bool {
    result.vocabulary.specialTokens.tokens.contains { $0.bytes == result.vocabulary[id] }
  }

  @Test func `What later merges made superfluous goes first, at no cost`() throws {
    // 가나다라 always stands whole, and what it was merged from is used by nothing.
    var options = TrainingOptions()
    options.vocabularySize = 5 + 4 + 3 + 1
    options.algorithm = .pruning(TrainingAlgorithm.Overtraining(thousandths: 1500))
    let words = [("가나다라", 9), ("나", 1), ("다", 1), ("라", 1)].map { (word: Array($0.0.utf8), count: $0.1) }
    let result = try Trainer(options).train(WordCounts(words))
    #expect(result.vocabulary.text(of: 12) == "가나다라")
    #expect(result.pruning?.trainedSize == 15 && result.pruning?.struckCount == 2)
    options.algorithm = .merging
    #expect(try Trainer(options).train(WordCounts(words)).vocabulary.text(of: 12) != "가나다라")
  }

  @Test func `Counts beyond 32 bits decide as others do`() throws {
    var options = TrainingOptions()
    options.vocabularySize = 5 + 4 + 2 + 1
    options.algorithm = .pruning(TrainingAlgorithm.Overtraining(thousandths: 1100))
    let words = [("가나", 1 << 40), ("다라", (1 << 40) - 1)].map { (word: Array($0.0.utf8), count: $0.1) }
    let result = try Trainer(options).train(WordCounts(words))
    #expect(result.vocabulary.text(of: 11) == "가나")
  }

  @Test(arguments: [0, 999, -1, Int.max]) func `An over-training that is none is refused`(_ thousandths: Int) throws {
    var options = TrainingOptions()
    options.algorithm = .pruning(TrainingAlgorithm.Overtraining(thousandths: thousandths))
    #expect(throws: TrainingError.overtrainingOutOfRange(thousandths: thousandths)) {
      try Trainer(options).train(WordCounts([(word: Array("가".utf8), count: 1)]))
    }
  }

  @Test func `Pruning can be stopped`() throws {
    var options = TrainingOptions()
    options.vocabularySize = 13
    options.algorithm = .pruning(.usual)
    #expect(throws: TrainingError.cancelled) {
      try Trainer(options).train(WordCounts([(word: Array("가나다라".utf8), count: 5)])) { $0.stage != .pruning }
    }
  }
}
