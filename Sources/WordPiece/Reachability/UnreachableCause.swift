/// Why no text can ever give an entry; each unreachable entry has exactly one cause, the first that holds in this
/// order. In JSON the names are written in snake_case.
public enum UnreachableCause: String, Codable, Hashable, Sendable, CaseIterable {
  /// Longer than a word may be; a longer word is unknown as a whole.
  case tooLong
  /// Holds the text of a special token, which is cut out of the text before anything else.
  case specialToken
  /// The Unicode normal form changes it.
  case normalForm
  /// Holds characters that cleaning deletes.
  case cleaned
  /// Holds accents that are stripped, or characters that stripping takes apart.
  case accents
  /// Holds characters that are lowercased.
  case uppercase
  /// The pre-tokeniser splits it: it holds white space, or punctuation or an ideograph beside something else.
  case split
  /// Goes on a word, but is a character that always is a word of its own.
  case wordOfItsOwn
  /// Starts a word with the base's continuation prefix, and comes from a donor that marks continuations in another way.
  case readsAsContinuation
}

extension UnreachableCause: CodingKeyRepresentable {}
