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

  /// The same with special tokens that begin with different bytes, and with each other.
  package static func vocabularyWithSpecialTokens(_ random: inout SeededGenerator) throws -> Vocabulary {
    let special = ["[UNK]", "[CLS]", "<a>", "<a>>", "가나", "😀😀"]
    let others = try vocabulary(&random).tokens.dropFirst().filter {
      !special.contains(String(decoding: $0, as: UTF8.self))
    }
    return try Vocabulary(tokens: special.map { Array($0.utf8) } + others, specialTokens: SpecialTokens(special))
  }

  /// Words, tokens, special tokens, punctuation, characters that normalisation changes and spaces, in any order.
  package static func line(_ random: inout SeededGenerator, _ vocabulary: Vocabulary) -> [UInt8] {
    let oddities = [
      " ", "  ", "\t", "\u{200B}", "[", "<a", ".", "!?", "한", "\u{1112}\u{1161}\u{11AB}", "é", "e\u{301}", "漢",
    ]
    return (0..<Int.random(in: 0...12, using: &random)).flatMap { _ -> [UInt8] in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: vocabulary.tokens.randomElement(using: &random)!
      case 1: Array(vocabulary.specialTokens.all.randomElement(using: &random)!.utf8)
      case 2: Array(oddities.randomElement(using: &random)!.utf8)
      default: word(&random, maximumScalarCount: 12)
      }
    }
  }

  private static func word(
    _ alphabet: [Unicode.Scalar], _ random: inout SeededGenerator, maximumScalarCount: Int
  ) -> [UInt8] {
    (0..<Int.random(in: 1...maximumScalarCount, using: &random)).flatMap { _ in
      Array(String(alphabet.randomElement(using: &random)!).utf8)
    }
  }
}
