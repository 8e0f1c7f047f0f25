import TestSupport
import Testing
import VocabTraining
import WordCounting
import WordPiece

@Suite struct LikelihoodTests {
  private func merged(_ words: [(String, Int)], size: Int, minimumFrequency: Int = 1) throws -> [String] {
    var options = TrainingOptions()
    options.algorithm = .likelihood
    options.vocabularySize = size
    options.minimumFrequency = minimumFrequency
    let result = try Trainer(options).train(WordCounts(words.map { (word: Array($0.0.utf8), count: $0.1) }))
    return result.merges.map { result.vocabulary.text(of: $0.token) }
  }

  @Test(arguments: 0..<8)
  func `The trainer agrees with the definition on random corpora`(_ part: UInt64) throws {
    for seed in part * 1_000..<part * 1_000 + 400 {
      var random = try RandomTraining(seed: seed)
      random.options.algorithm = .likelihood
      var naive = random.naive
      naive.usesLikelihood = true
      naive.train(random.counts)
      let result = try random.train()
      guard result.vocabulary.fileBytes == naive.vocabularyFile, result.merges.map(\.frequency) == naive.frequencies
      else {
        Issue.record("seed \(seed): other merges")
        return
      }
    }
  }

  @Test func `A pair that is always together is merged before a more frequent one`() throws {
    // 가나: 10 of 가's 20; 다라: 2 of 2.
    let words = [("가나", 10), ("가마", 10), ("마", 40), ("다라", 2), ("나나", 20)]
    #expect(try merged(words, size: 5 + 8 + 1).first == "다라")
    #expect(try merged(words, size: 5 + 8 + 1, minimumFrequency: 3).first != "다라")
  }

  @Test func `Of equal scores the pair with the lower left id is merged, then that with the lower right`() throws {
    #expect(try merged([("나다", 3), ("가라", 3)], size: 5 + 6 + 2) == ["가라", "나다"])
    #expect(try merged([("가나", 3), ("가다", 3)], size: 5 + 5 + 2) == ["가나", "가다"])
  }

  @Test func `Products beyond 128 bits are compared exactly`() throws {
    let large = 1 << 60
    // count(ab) / (count(a) · count(b)) of 가나 and 다라, which differ in the last bit only.
    #expect(try merged([("가나", large), ("다라", large + 1)], size: 5 + 6 + 1) == ["가나"])
    #expect(try merged([("가나", large + 1), ("다라", large)], size: 5 + 6 + 1) == ["다라"])
    #expect(try merged([("가나", large), ("다라", large)], size: 5 + 6 + 2) == ["가나", "다라"])
  }

  @Test func `Learning by likelihood can be stopped, and needs memory for all words`() throws {
    var options = TrainingOptions()
    options.algorithm = .likelihood
    options.memoryLimitBytes = 1
    let words = WordCounts([(word: Array("가나".utf8), count: 5)])
    #expect(throws: TrainingError.self) { try Trainer(options).train(words) }
    options.memoryLimitBytes = nil
    #expect(throws: TrainingError.cancelled) { try Trainer(options).train(words) { $0.stage != .cuttingWords } }
  }
}
