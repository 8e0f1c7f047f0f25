import TestSupport
import Testing
import VocabTraining
import WordCounting

@Suite struct PairShareTests {
  /// Far more distinct pairs than the smallest table holds, most of them too rare to be merged.
  private func counts(seed: UInt64) -> WordCounts {
    var generator = SeededGenerator(seed: seed)
    let letters = (0..<120).map { Array(String(Unicode.Scalar(0xAC00 + UInt32($0) * 28)!).utf8) }
    let words = (0..<6000).map { _ in
      let word = (0..<Int.random(in: 2...6, using: &generator)).flatMap { _ in
        letters[min(Int.random(in: 0..<120, using: &generator), Int.random(in: 0..<120, using: &generator))]
      }
      return (word: word, count: Int.random(in: 1...9, using: &generator))
    }
    return WordCounts(words)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Pairs that do not fit into memory are counted share by share, with the same result`(seed: UInt64) throws {
    let counts = counts(seed: seed)
    var options = TrainingOptions()
    options.vocabularySize = 900
    let expected = try Trainer(options).train(counts)
    #expect(expected.merges.count > 500)
    var plan = TrainingPlan()
    plan.pairBytes = 0
    plan.passes = 3
    plan.shards = 8
    for threads in [1, 3] {
      options.threads = threads
      let result = try Trainer(options, plan: plan).train(counts)
      #expect(result.merges == expected.merges, "seed \(seed), \(threads) threads")
      #expect(result.vocabulary.digest == expected.vocabulary.digest)
    }
  }

  @Test func `Segments that cannot fit into memory are refused with the memory that would do`() throws {
    var options = TrainingOptions()
    options.vocabularySize = 900
    options.memoryLimitBytes = 1
    do {
      _ = try Trainer(options).train(counts(seed: 4))
      Issue.record("one byte was enough")
    } catch TrainingError.memoryTooSmall(let limit, let needed) {
      #expect(limit == 1)
      options.memoryLimitBytes = needed * 2
      #expect(try Trainer(options).train(counts(seed: 4)).vocabulary.count == 900)
    }
  }

  @Test func `Segments with more places than can be told apart are refused, with how many there are`() throws {
    var options = TrainingOptions()
    options.vocabularySize = 900
    var plan = TrainingPlan()
    plan.slotLimit = 10_000
    do {
      _ = try Trainer(options, plan: plan).train(counts(seed: 5))
      Issue.record("10,000 places were enough")
    } catch TrainingError.tooManySegments(let slots, let limit) {
      #expect(limit == 10_000 && slots > limit)
      plan.slotLimit = slots - 1
      #expect(throws: TrainingError.tooManySegments(slots: slots, limit: slots - 1)) {
        try Trainer(options, plan: plan).train(counts(seed: 5))
      }
      plan.slotLimit = slots
      #expect(try Trainer(options, plan: plan).train(counts(seed: 5)).vocabulary.count == 900)
    }
  }
}
