/// Removes spaces that English does not write; applied to each token alone, never across tokens.
/// - Source: Hugging Face tokenizers, `decoders/wordpiece.rs`, `cleanup`.
enum DecodingCleanup {
  /// In this order.
  private static let replacements: [(from: [UInt8], to: [UInt8])] = [
    (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
    (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// What can follow the space in the forms above.
  private static let followers = Set(replacements.map { $0.from[1] })

  static func clean(_ token: [UInt8]) -> [UInt8] {
    let mayChange = token.indices.dropLast().contains { token[$0] == 0x20 && followers.contains(token[$0 + 1]) }
    return mayChange ? replacements.reduce(token) { replace($1.from, by: $1.to, in: $0) } : token
  }

  /// Replaces from left to right, without overlap.
  private static func replace(_ pattern: [UInt8], by replacement: [UInt8], in text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      if rest.starts(with: pattern) {
        output += replacement
        rest.removeFirst(pattern.count)
      } else {
        output.append(rest.removeFirst())
      }
    }
    return output
  }
}
