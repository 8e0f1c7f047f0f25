import FoundationEssentials
import WordPiece

extension FuzzTarget {
  /// Ids become the text that the rules of Hugging Face's decoder give, one token after the other.
  static let decoding = FuzzTarget("decoding") {
    let tokens = [
      "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##a", ".", "##.", "?", "!", ",", "'", "n't", "##n't", "do",
      "not", "do not",
      "'m", "'s", "'ve", "'re", "x .", "x 's y", "##", "###", "하이", "##요", "😀",
    ].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(tokens: tokens)
    let decoder = TextDecoder(vocabulary)
    return { input in
      var choices = Choices(input)
      let skipsSpecial = choices.flags()[0]
      let ids = choices.rest.map { byte -> Int32 in byte == 255 ? .max : byte == 254 ? .min : Int32(byte) - 3 }
      let expected = plain(ids, vocabulary, skipsSpecial)
      claimEqual(decoder.bytes(of: ids, skipsSpecialTokens: skipsSpecial), Array(expected.utf8), "decoding")
    }
  }

  private static func plain(_ ids: [Int32], _ vocabulary: Vocabulary, _ skipsSpecial: Bool) -> String {
    let known = ids.filter { (0..<Int32(vocabulary.count)).contains($0) && !(skipsSpecial && $0 < 5) }
    var text = ""
    for (place, token) in known.map({ vocabulary.text(of: Int($0)) }).enumerated() {
      let isContinuation = token.hasPrefix("##")
      let piece = place == 0 ? token : isContinuation ? String(token.dropFirst(2)) : " " + token
      text += cleaned(piece)
    }
    return text
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
