import CommentText
import Coverage
import TestSupport
import Testing
import WordCounting

@Suite struct WordCountsCoverageTests {
  @Test("word counts give every figure that needs no lines")
  func agreesWithPlainCount() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...300 as ClosedRange<UInt64> { try agreesWithPlainCount(seed, pipeline) }
  }

  private func agreesWithPlainCount(_ seed: UInt64, _ pipeline: CompiledPipeline) throws {
    let random = try CoverageCase(seed: seed)
    let lines = random.lines.map { pipeline.words(of: $0) }
    var counts: [[UInt8]: Int] = [:]
    for line in lines { for word in line { counts[word, default: 0] += 1 } }
    let words = WordCounts(counts.map { ($0.key, $0.value) })
    let coverage = try CoverageMeter(random.vocabularies).measure(words)
    for (place, vocabulary) in random.vocabularies.enumerated() {
      let naive = NaiveCoverage(lines, vocabulary) { CharacterClass($0).number }
      expect(coverage, place, equals: naive, seed: seed, lines: false)
    }
  }
}
