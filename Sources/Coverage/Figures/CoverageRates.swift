/// The rates that say how well a vocabulary fits a text, as fractions; 0 where nothing was there to divide by.
public struct CoverageRates: Codable, Hashable, Sendable {
  /// `[UNK]` among all tokens.
  public var unknownTokenRate: Double
  /// Occurrences of words that became `[UNK]`, among all words.
  public var unknownWordRate: Double
  /// Distinct words that became `[UNK]`, among all distinct words.
  public var unknownDistinctWordRate: Double
  /// Lines with an `[UNK]` among all lines; nil where only word counts were measured.
  public var unknownLineRate: Double?
  /// Characters inside words that became `[UNK]`, among all characters.
  public var unknownCharacterRate: Double
  /// Characters that are a token of their own where they stand, among all characters.
  public var characterCoverage: Double
  /// Tokens for each word: the fertility.
  public var tokensPerWord: Double
  public var charactersPerToken: Double
  /// UTF-8 bytes of words for each token.
  public var bytesPerToken: Double
  /// Occurrences of words kept as one token other than `[UNK]`, among all words.
  public var wholeWordRate: Double

  public init(_ totals: CoverageTotals, of text: MeasuredText) {
    unknownTokenRate = ratio(totals.unknownTokens, totals.tokens)
    unknownWordRate = ratio(totals.unknownWords, text.words)
    unknownDistinctWordRate = ratio(totals.unknownDistinctWords, text.distinctWords)
    unknownLineRate = text.lines > 0 ? ratio(totals.unknownLines, text.lines) : nil
    unknownCharacterRate = ratio(totals.unknownCharacters, text.characters)
    characterCoverage = ratio(text.characters - totals.uncoveredCharacters, text.characters)
    tokensPerWord = ratio(totals.tokens, text.words)
    charactersPerToken = ratio(text.characters, totals.tokens)
    bytesPerToken = ratio(text.wordBytes, totals.tokens)
    wholeWordRate = ratio(totals.wholeWords, text.words)
  }
}

/// A quotient that is 0 where there is nothing to divide by.
private func ratio(_ numerator: Int, _ denominator: Int) -> Double {
  denominator == 0 ? 0 : Double(numerator) / Double(denominator)
}
