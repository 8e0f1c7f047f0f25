import TestSupport
import Testing
import VocabTraining

struct TrainingDifferentialTests {
  @Test(arguments: 0..<8)
  func `The fast trainer agrees with the naive one on random corpora`(_ part: UInt64) throws {
    for seed in part * 1_000..<part * 1_000 + 500 {
      let random = try RandomTraining(seed: seed)
      var naive = random.naive
      naive.train(random.counts)
      let result = try random.train()
      guard result.vocabulary.fileBytes == naive.vocabularyFile else {
        Issue.record("seed \(seed): another vocabulary")
        return
      }
      guard result.merges.map(\.frequency) == naive.frequencies else {
        Issue.record("seed \(seed): other frequencies")
        return
      }
    }
  }
}
