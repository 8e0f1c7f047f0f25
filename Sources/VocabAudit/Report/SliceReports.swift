public import Coverage

/// The words of a corpus that hold a character of one class.
public struct ClassReport: Codable, Sendable {
  public internal(set) var characterClass: CharacterClass
  public internal(set) var text: SliceText
  public internal(set) var totals: AuditTotals
  public internal(set) var rates: RateTable
  /// Resampled over lines.
  public internal(set) var intervals: IntervalTable

  private enum CodingKeys: String, CodingKey {
    case text, totals, rates, intervals
    case characterClass = "class"
  }
}

/// The words of a corpus that occur about equally often.
public struct FrequencyReport: Codable, Sendable {
  public internal(set) var fewestOccurrences: Int
  public internal(set) var mostOccurrences: Int
  public internal(set) var text: SliceText
  public internal(set) var totals: AuditTotals
  public internal(set) var rates: RateTable
  /// Resampled over distinct words: which band a word is in is a matter of the whole corpus, not of a line.
  public internal(set) var intervals: IntervalTable

  private enum CodingKeys: String, CodingKey {
    case text, totals, rates, intervals
    case fewestOccurrences = "fewest_occurrences"
    case mostOccurrences = "most_occurrences"
  }
}

/// How much text a slice is about.
public struct SliceText: Codable, Hashable, Sendable {
  /// Lines that hold a word of the slice; 0 for frequency bands.
  public internal(set) var lines: Int
  public internal(set) var words: Int
  public internal(set) var distinctWords: Int
  /// Characters of the words; of a class, those of the class only.
  public internal(set) var characters: Int

  init(_ text: MeasuredText) {
    lines = text.lines
    words = text.words
    distinctWords = text.distinctWords
    characters = text.characters
  }

  private enum CodingKeys: String, CodingKey {
    case lines, words, characters
    case distinctWords = "distinct_words"
  }
}
