import FoundationEssentials
import WordPiece

extension FuzzTarget {
  /// Ids become the text that the rules of Hugging Face's decoder give, one token after the other.
  static let decoding = FuzzTarget("decoding", byteLimit: 64) {
    let tokens = [
      "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##a", ".", "##.", "?", "!", ",", "'", "n't", "##n't", "do",
      "not", "do not",
      "'m", "'s", "'ve", "'re", "x .", "x 's y", "##", "###", "하이", "##요", "😀",
    ].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(tokens: tokens)
    let decoder = TextDecoder(vocabulary)
    // Each token as the first of a text and as a later one.
    let texts = (0..<vocabulary.count).map { vocabulary.text(of: $0) }
    let first = texts.map { Array(cleaned($0).utf8) }
    let later = texts.map { Array(cleaned($0.hasPrefix("##") ? String($0.dropFirst(2)) : " " + $0).utf8) }
    return { input in
      var choices = Choices(input)
      let skipsSpecial = choices.flags()[0]
      let ids = choices.rest.map { byte -> Int32 in byte == 255 ? .max : byte == 254 ? .min : Int32(byte) - 3 }
      let known = ids.filter { (0..<Int32(texts.count)).contains($0) && !(skipsSpecial && $0 < 5) }
      let expected = known.prefix(1).flatMap { first[Int($0)] } + known.dropFirst().flatMap { later[Int($0)] }
      claimEqual(decoder.bytes(of: ids, skipsSpecialTokens: skipsSpecial), expected, "decoding")
    }
  }

  /// `cleanup` of `decoders/wordpiece.rs`, replacement by replacement.
  private static func cleaned(_ piece: String) -> String {
    let replacements = [
      (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
      (" do not", " don't"),
      (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ]
    return replacements.reduce(piece) { $0.replacing($1.0, with: $1.1) }
  }
}
