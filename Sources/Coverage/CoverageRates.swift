/// The rates that name how well a vocabulary fits a corpus, as fractions; 0 where nothing was there to divide by.
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
  /// Tokens for each word: the fertility.
  public var tokensPerWord: Double
  public var charactersPerToken: Double
  /// UTF-8 bytes of words for each token.
  public var bytesPerToken: Double
  /// Occurrences of words kept as one token other than `[UNK]`, among all words.
  public var wholeWordRate: Double
}

extension CorpusCoverage {
  /// The rates of the vocabulary at `index`.
  public func rates(of index: Int) -> CoverageRates {
    let totals = vocabularies[index].totals
    return CoverageRates(
      unknownTokenRate: ratio(totals.unknownTokens, totals.tokens),
      unknownWordRate: ratio(totals.unknownWords, corpus.words),
      unknownDistinctWordRate: ratio(totals.unknownDistinctWords, distinctWords),
      unknownLineRate: measuredLines ? ratio(totals.unknownLines, corpus.lines) : nil,
      unknownCharacterRate: ratio(totals.unknownCharacters, corpus.characters),
      tokensPerWord: ratio(totals.tokens, corpus.words),
      charactersPerToken: ratio(corpus.characters, totals.tokens),
      bytesPerToken: ratio(wordBytes, totals.tokens),
      wholeWordRate: ratio(totals.wholeWords, corpus.words))
  }
}

/// A quotient that is 0 where there is nothing to divide by.
func ratio(_ numerator: Int, _ denominator: Int) -> Double {
  denominator == 0 ? 0 : Double(numerator) / Double(denominator)
}
