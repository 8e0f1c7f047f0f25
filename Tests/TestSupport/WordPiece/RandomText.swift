package import WordPiece

/// Random words and vocabularies over alphabets in which tokens often match: few letters, of every length in UTF-8.
package enum RandomText {
  private static let alphabets: [[Unicode.Scalar]] = [
    ["a", "b"], ["가", "나", "다"], ["a", "é", "가", "😀", "#"], Array("ㅋㅎㅠ하이요넘잼있".unicodeScalars),
    // Canonically equivalent spellings, and neighbours in the code tables
    ["각", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{8C48}", "\u{F900}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"],
  ]

  package static func word(_ random: inout SeededGenerator, maximumScalarCount: Int) -> [UInt8] {
    let alphabet = alphabets.randomElement(using: &random)!
    return word(alphabet, &random, maximumScalarCount: maximumScalarCount)
  }

  /// Distinct tokens, about half of them continuations.
  package static func vocabulary(_ random: inout SeededGenerator) throws -> Vocabulary {
    var tokens = [Array("[UNK]".utf8)]
    var seen: Set<[UInt8]> = []
    for alphabet in alphabets {
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let lead = Bool.random(using: &random) ? Array("##".utf8) : []
        let token = lead + word(alphabet, &random, maximumScalarCount: 4)
        if seen.insert(token).inserted { tokens.append(token) }
      }
    }
    return try Vocabulary(tokens: tokens, specialTokens: SpecialTokens(["[UNK]"]))
  }

  private static func word(
    _ alphabet: [Unicode.Scalar], _ random: inout SeededGenerator, maximumScalarCount: Int
  ) -> [UInt8] {
    (0..<Int.random(in: 1...maximumScalarCount, using: &random)).flatMap { _ in
      Array(String(alphabet.randomElement(using: &random)!).utf8)
    }
  }
}
