public import CorpusReading
public import WordCounting

/// How much of an audit's corpus is in a file that a vocabulary may have been trained on.
public struct SeenReport: Codable, Hashable, Sendable {
  public internal(set) var file: String
  /// Comments with text, and those of which the file holds a copy, byte for byte; nil for word counts, as the next.
  public internal(set) var comments: Part?
  /// Comments with 8 Hangul syllables or more, and those of which the file holds one with the same syllables.
  public internal(set) var comparableComments: Part?
  /// Occurrences of words, and those of words that the counts hold; nil for comments, as the next.
  public internal(set) var words: Part?
  public internal(set) var distinctWords: Part?

  /// How many there are, and how many of them are in the file.
  public struct Part: Codable, Hashable, Sendable {
    public internal(set) var all: Int
    public internal(set) var seen: Int

    public var share: Double { all == 0 ? 0 : Double(seen) / Double(all) }
  }

  public init(file: String, _ found: RecognitionSummary) {
    self.file = file
    comments = Part(all: found.comments, seen: found.sameText)
    comparableComments = Part(all: found.comparable, seen: found.sameSyllables)
  }

  public init(file: String, _ overlap: WordOverlap) {
    self.file = file
    words = Part(all: overlap.words, seen: overlap.sharedWords)
    distinctWords = Part(all: overlap.distinctWords, seen: overlap.sharedDistinctWords)
  }

  private enum CodingKeys: String, CodingKey {
    case file, comments, words
    case comparableComments = "comparable_comments"
    case distinctWords = "distinct_words"
  }
}
