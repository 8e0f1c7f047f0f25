/// What one vocabulary made of a corpus, or of some of its words, as sums that add up over lines, threads and machines.
///
/// A word is what the pipeline splits text into; a character is a Unicode scalar inside a word; a token is one output
/// of the encoder, `[UNK]` included. No special tokens are added. A word that the vocabulary cannot spell becomes one
/// `[UNK]`, so unknown words and unknown tokens are the same number, kept under both names because each has its own
/// rate.
public struct CoverageTotals: Codable, Hashable, Sendable {
  /// Encoder outputs, `[UNK]` included.
  public var tokens = 0
  /// Occurrences of words that became `[UNK]`.
  public var unknownWords = 0
  /// Distinct words that became `[UNK]`.
  public var unknownDistinctWords = 0
  /// Lines with at least one `[UNK]`; 0 where only word counts were measured.
  public var unknownLines = 0
  /// Characters inside words that became `[UNK]`: the text that a model never sees.
  public var unknownCharacters = 0
  /// Characters that are no single token of the vocabulary in their position (at a word's start, or inside). They need
  /// not be lost: a longer token may hold them.
  public var uncoveredCharacters = 0
  /// Occurrences of words kept as one token other than `[UNK]`.
  public var wholeWords = 0

  public init() {}

  /// `[UNK]` among the tokens.
  public var unknownTokens: Int { unknownWords }

  public static func += (left: inout CoverageTotals, right: CoverageTotals) {
    left.tokens += right.tokens
    left.unknownWords += right.unknownWords
    left.unknownDistinctWords += right.unknownDistinctWords
    left.unknownLines += right.unknownLines
    left.unknownCharacters += right.unknownCharacters
    left.uncoveredCharacters += right.uncoveredCharacters
    left.wholeWords += right.wholeWords
  }
}
