/// Random vocabularies that share some of their entries, and words made of them.
package enum RandomMerge {
  private static let letters = ["가", "나", "다", "a", "b", ".", "É", "漢"].map { Array($0.utf8) }
  private static let specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].map { Array($0.utf8) }

  /// Distinct tokens in a random order after the special ones, a few `[unusedN]` among them.
  package static func tokens(_ random: inout SeededGenerator) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    func add(_ token: [UInt8]) {
      if !tokens.contains(token) { tokens.append(token) }
    }
    for letter in letters {
      if Bool.random(using: &random) { add(letter) }
      if Bool.random(using: &random) { add(Array("##".utf8) + letter) }
    }
    for _ in 0..<Int.random(in: 0...14, using: &random) {
      add((Bool.random(using: &random) ? Array("##".utf8) : []) + word(&random, lengths: 2...3))
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      add(Array("[unused\(Int.random(in: 0...6, using: &random))]".utf8))
    }
    return specials + tokens.shuffled(using: &random)
  }

  /// Distinct words with counts.
  package static func words(_ random: inout SeededGenerator) -> [(word: [UInt8], count: Int)] {
    var words: [(word: [UInt8], count: Int)] = []
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      let word = word(&random, lengths: 1...6)
      if !words.contains(where: { $0.word == word }) { words.append((word, Int.random(in: 1...9, using: &random))) }
    }
    return words
  }

  private static func word(_ random: inout SeededGenerator, lengths: ClosedRange<Int>) -> [UInt8] {
    (0..<Int.random(in: lengths, using: &random)).flatMap { _ in letters.randomElement(using: &random) ?? [] }
  }
}
