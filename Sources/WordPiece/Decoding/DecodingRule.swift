/// How tokens are joined to text.
public enum DecodingRule: Hashable, Sendable {
  /// A token with the prefix goes on the word before it; `cleansUp` takes the spaces before some punctuation out of
  /// each token.
  case wordPiece(prefix: String, cleansUp: Bool)
  /// As they are, with a space between them: a `tokenizer.json` without a decoder.
  case joinedBySpaces
}
