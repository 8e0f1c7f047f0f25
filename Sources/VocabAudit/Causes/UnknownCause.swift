/// Why a word became `[UNK]`; each unknown word has exactly one cause.
///
/// An encoder takes the longest token at each place, so it fails exactly where not even the next character alone is a
/// token: there the vocabulary lacks that character, in this position or in both.
public enum UnknownCause: String, Codable, CaseIterable, Sendable {
  /// The character is a token of its own neither at the start of words nor inside.
  case missingCharacter = "missing_character"
  /// The character can stand inside a word, but not at its start.
  case missingAtStart = "missing_at_start"
  /// The character can start a word, but not stand inside.
  case missingInside = "missing_inside"
  /// The word has more characters than the encoder takes.
  case wordTooLong = "word_too_long"
}
