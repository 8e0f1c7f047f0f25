public import Coverage

/// One cause and what it cost.
public struct CauseReport: Codable, Hashable, Sendable {
  public internal(set) var cause: UnknownCause
  /// Occurrences of words.
  public internal(set) var words: Int
  public internal(set) var distinctWords: Int

  private enum CodingKeys: String, CodingKey {
    case cause, words
    case distinctWords = "distinct_words"
  }
}

/// A character that made words unknown.
public struct UnknownCharacterReport: Codable, Hashable, Sendable {
  public internal(set) var character: String
  /// Such as `U+BDC1`.
  public internal(set) var codePoint: String
  /// From the Unicode data, such as `HANGUL SYLLABLE BWELG`.
  public internal(set) var name: String
  public internal(set) var script: String
  public internal(set) var characterClass: CharacterClass
  public internal(set) var cause: UnknownCause
  /// In the whole corpus, wherever it stands.
  public internal(set) var occurrences: Int
  /// Occurrences of words that are unknown because of it.
  public internal(set) var words: Int
  public internal(set) var distinctWords: Int
  /// Lines with such a word; 0 where only word counts were measured.
  public internal(set) var lines: Int

  private enum CodingKeys: String, CodingKey {
    case character, name, script, cause, occurrences, words, lines
    case codePoint = "code_point"
    case characterClass = "class"
    case distinctWords = "distinct_words"
  }
}

/// An unknown word.
public struct UnknownWordReport: Codable, Hashable, Sendable {
  public internal(set) var word: String
  public internal(set) var occurrences: Int
  public internal(set) var cause: UnknownCause
  /// The character that is lacking; nil for a word that is too long.
  public internal(set) var character: String?
  /// How many characters of the word stand before it.
  public internal(set) var characterOffset: Int?

  private enum CodingKeys: String, CodingKey {
    case word, occurrences, cause, character
    case characterOffset = "character_offset"
  }
}

/// A line with unknown words.
public struct UnknownLineReport: Codable, Hashable, Sendable {
  /// The line as it stands in the corpus; bytes that are not UTF-8 as U+FFFD, very long lines cut.
  public internal(set) var text: String
  /// The same with what fails in white brackets; words that the pipeline changed follow after an arrow.
  public internal(set) var marked: String
  /// Its unknown words in order, after the pipeline; `occurrences` counts the line's own.
  public internal(set) var unknown: [UnknownWordReport]
}
