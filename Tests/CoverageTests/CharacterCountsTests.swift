import CommentText
import Coverage
import TestSupport
import Testing
import WordCounting
import WordPiece

/// Characters of known words are read off their tokens, those of other words off the words.
@Suite struct CharacterCountsTests {
  /// How often each character stands at the start of a word, and inside.
  private func plainCounts(_ words: [[UInt8]: Int]) -> [Unicode.Scalar: [Int]] {
    var counts: [Unicode.Scalar: [Int]] = [:]
    for (word, occurrences) in words {
      for (place, scalar) in String(decoding: word, as: UTF8.self).unicodeScalars.enumerated() {
        counts[scalar, default: [0, 0]][place == 0 ? 0 : 1] += occurrences
      }
    }
    return counts
  }

  private func expectCharacters(_ words: [[UInt8]: Int], _ vocabularies: [Vocabulary], _ note: String) throws {
    for threads in 1...2 {
      let meter = try CoverageMeter(vocabularies, threads: threads)
      var found: [Unicode.Scalar: [Int]] = [:]
      meter.measure(WordCounts(words.map { ($0.key, $0.value) })).characters.forEach { scalar, places in
        found[scalar] = [places.atStart, places.inside]
      }
      #expect(found == plainCounts(words), "\(note), \(threads) threads")
    }
  }

  @Test func `characters of random comments are counted exactly`() throws {
    let pipeline = try CompiledPipeline(.standard)
    for seed in 1...200 as ClosedRange<UInt64> {
      let random = try CoverageCase(seed: seed)
      var words: [[UInt8]: Int] = [:]
      for word in random.lines.flatMap({ pipeline.words(of: $0) }) { words[word, default: 0] += 1 }
      try expectCharacters(words, random.vocabularies, "seed \(seed)")
    }
  }

  @Test(arguments: ["##", "#", "가", ""])
  func `words that begin like a continuation are counted exactly`(prefix: String) throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      func text(_ lengths: ClosedRange<Int>) -> String {
        (0..<Int.random(in: lengths, using: &random)).map { _ in
          ["#", "가", "a"].randomElement(using: &random) ?? "a"
        }.joined()
      }
      var tokens = ["[UNK]", "#", "가", "a"]
      for token in (0..<20).map({ _ in (Bool.random(using: &random) ? prefix : "") + text(1...3) })
      where !tokens.contains(token) { tokens.append(token) }
      let vocabulary = try Vocabulary(
        tokens: tokens.map { Array($0.utf8) }, specialTokens: SpecialTokens(["[UNK]"]), continuationPrefix: prefix)
      // A word that is the unknown token's own text is known.
      var words = [Array("[UNK]".utf8): 3]
      for _ in 0..<40 { words[Array(text(1...6).utf8), default: 0] += Int.random(in: 1...5, using: &random) }
      try expectCharacters(words, [vocabulary], "seed \(seed)")
    }
  }
}
