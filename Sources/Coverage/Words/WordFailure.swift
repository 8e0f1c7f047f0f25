public import WordPiece

/// Why a vocabulary cannot spell a word: exactly one reason for each unknown word.
public enum WordFailure: Hashable, Sendable {
  /// It can.
  case none
  /// The word has more characters than an encoder takes.
  case tooLong
  /// The character at this byte of the word is no token in its place, so nothing that starts there can match.
  case missing(Unicode.Scalar, byteOffset: Int)
}

extension WordFailure {
  /// - Parameter failure: an encoder's; nil for a word that it can spell.
  public init(_ failure: WordSegmentation.Failure?) {
    switch failure {
    case nil: self = .none
    case .tooLong: self = .tooLong
    case .missing(let missing): self = .missing(missing.scalar, byteOffset: missing.byteOffset)
    }
  }
}
