/// Removes spaces that English does not write.
enum DecodingCleanup {
  /// What is done to one token, in this order.
  /// - Source: Hugging Face tokenizers, `decoders/wordpiece.rs`, `cleanup`.
  private static let ofToken = table([
    (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
    (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
  ])

  /// What is done to a whole text, in this order.
  /// - Source: transformers 4.57.6 and 5.23.0, `clean_up_tokenization`.
  private static let ofText = table([
    (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" 's", "'s"),
    (" 've", "'ve"), (" 're", "'re"),
  ])

  private static func table(_ forms: [(String, String)]) -> [(from: [UInt8], to: [UInt8])] {
    forms.map { (Array($0.utf8), Array($1.utf8)) }
  }

  /// What can follow the space in the forms above.
  private static let followers = Set(ofToken.map { $0.from[1] })

  /// Applied to each token alone, never across tokens.
  static func clean(_ token: [UInt8]) -> [UInt8] { clean(token, ofToken) }

  /// Applied to all of a text.
  static func cleanText(_ text: [UInt8]) -> [UInt8] { clean(text, ofText) }

  private static func clean(_ text: [UInt8], _ forms: [(from: [UInt8], to: [UInt8])]) -> [UInt8] {
    let mayChange = text.indices.dropLast().contains { text[$0] == 0x20 && followers.contains(text[$0 + 1]) }
    return mayChange ? forms.reduce(text) { replace($1.from, by: $1.to, in: $0) } : text
  }

  /// Replaces from left to right, without overlap.
  /// - Complexity: O(bytes).
  private static func replace(_ pattern: [UInt8], by replacement: [UInt8], in text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var place = 0
    while place < text.count {
      if text[place] == pattern[0], text[place...].starts(with: pattern) {
        output += replacement
        place += pattern.count
      } else {
        output.append(text[place])
        place += 1
      }
    }
    return output
  }
}
