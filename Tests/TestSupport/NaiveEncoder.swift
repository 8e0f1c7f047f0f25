package import WordPiece

/// The encoder by its definition: at each place the longest token that matches, or the whole word is unknown.
package struct NaiveEncoder {
  /// What became of a word.
  package enum Outcome: Hashable {
    case pieces([[UInt8]])
    case tooLong
    /// Nothing matches from this scalar of the word on.
    case stuck(scalar: Int)
  }

  private let tokens: Set<[UInt8]>
  private let prefix: [UInt8]

  package init(_ vocabulary: Vocabulary) {
    tokens = Set(vocabulary.tokens)
    prefix = Array(vocabulary.continuationPrefix.utf8)
  }

  package func holds(_ token: [UInt8]) -> Bool { tokens.contains(token) }

  /// The token that a character has to be at the start of a word, or inside one.
  package func form(_ scalar: Unicode.Scalar, atStart: Bool) -> [UInt8] {
    (atStart ? [] : prefix) + Array(String(scalar).utf8)
  }

  /// The tokens of a word as text, `[UNK]` if it cannot be spelled.
  package func tokens(_ word: [UInt8]) -> [String] {
    guard case .pieces(let pieces) = encode(word) else { return ["[UNK]"] }
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }

  package func encode(_ word: [UInt8]) -> Outcome {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars).map { Array(String($0).utf8) }
    if scalars.count > 100 { return .tooLong }
    var pieces: [[UInt8]] = []
    var start = 0
    while start < scalars.count {
      var end = scalars.count
      while end > start {
        let piece = (start == 0 ? [] : prefix) + scalars[start..<end].joined()
        if tokens.contains(piece) {
          pieces.append(piece)
          break
        }
        end -= 1
      }
      if end == start { return .stuck(scalar: start) }
      start = end
    }
    return .pieces(pieces)
  }
}
