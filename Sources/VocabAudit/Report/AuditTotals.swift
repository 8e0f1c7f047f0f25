internal import Coverage

/// Sums of what a vocabulary made of a text; rates are made of them.
public struct AuditTotals: Codable, Hashable, Sendable {
  public internal(set) var tokens: Int
  public internal(set) var unknownTokens: Int
  public internal(set) var unknownWords: Int
  public internal(set) var unknownDistinctWords: Int
  public internal(set) var unknownLines: Int
  public internal(set) var unknownCharacters: Int
  public internal(set) var uncoveredCharacters: Int
  public internal(set) var wholeWords: Int

  init(_ totals: CoverageTotals) {
    tokens = totals.tokens
    unknownTokens = totals.unknownTokens
    unknownWords = totals.unknownWords
    unknownDistinctWords = totals.unknownDistinctWords
    unknownLines = totals.unknownLines
    unknownCharacters = totals.unknownCharacters
    uncoveredCharacters = totals.uncoveredCharacters
    wholeWords = totals.wholeWords
  }

  private enum CodingKeys: String, CodingKey {
    case tokens
    case unknownTokens = "unknown_tokens"
    case unknownWords = "unknown_words"
    case unknownDistinctWords = "unknown_distinct_words"
    case unknownLines = "unknown_lines"
    case unknownCharacters = "unknown_characters"
    case uncoveredCharacters = "uncovered_characters"
    case wholeWords = "whole_words"
  }
}
