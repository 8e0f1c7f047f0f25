public import Coverage

/// What a merge does on a corpus. Rates and sums are the audit's, by the same definitions.
public struct MergeEffect: Codable, Hashable, Sendable {
  public var corpus: Corpus
  public var before: Measured
  public var after: Measured
  /// Each donor alone.
  public var donors: [Measured]

  /// Occurrences of words cut otherwise than before: at other places, or known instead of unknown.
  public var wordsResegmented: Int
  public var distinctWordsResegmented: Int
  /// Lines with such a word, and their share; nil where only word counts were measured.
  public var linesResegmented: Int?
  public var linesResegmentedRate: Double?
  public var examples: [Example]

  /// Added entries that occur as a token, and those that do not.
  public var addedUsed: Int
  public var addedNeverUsed: Int
  /// How often the added entries occur.
  public var addedOccurrences: Int
  public var mostUsed: [UsedEntry]
  public var neverUsedSamples: [String]

  public struct Corpus: Codable, Hashable, Sendable {
    /// 0 where only word counts were measured.
    public var files: Int
    public var lines: Int
    public var words: Int
    public var distinctWords: Int
    public var characters: Int
    public var bytes: Int
  }

  public struct Measured: Codable, Hashable, Sendable {
    public var totals: Totals
    public var rates: CoverageRates
  }

  /// The sums behind the rates, by the audit's names.
  public struct Totals: Codable, Hashable, Sendable {
    public var tokens: Int
    public var unknownTokens: Int
    public var unknownWords: Int
    public var unknownDistinctWords: Int
    /// Nil where only word counts were measured.
    public var unknownLines: Int?
    public var unknownCharacters: Int
    public var uncoveredCharacters: Int
    public var wholeWords: Int
  }

  /// A line that is segmented differently.
  public struct Example: Codable, Hashable, Sendable {
    public var text: String
    public var before: [String]
    public var after: [String]
  }

  public struct UsedEntry: Codable, Hashable, Sendable {
    public var token: String
    public var occurrences: Int

    public init(token: String, occurrences: Int) {
      self.token = token
      self.occurrences = occurrences
    }
  }
}
