/// What the lines of a corpus were like under two vocabularies, the first and another one: what resampling the
/// differences of their rates needs.
///
/// Lines that both cut alike are not here: they are what is left of all lines.
struct ComparedLines: Sendable {
  // Lines with a word cut differently; as left numerator, left denominator, right numerator, right denominator.
  var tokensByWords = RatioPairHistogram()
  var wholeWordsByWords = RatioPairHistogram()
  var charactersByTokens = RatioPairHistogram()
  var bytesByTokens = RatioPairHistogram()
  // Lines with a word that is unknown to one of the two, or to both.
  var unknownByTokens = RatioPairHistogram()
  var unknownByWords = RatioPairHistogram()
  var unknownByCharacters = RatioPairHistogram()
  /// Lines with a word that is unknown to the one, and one that is unknown to the other.
  var linesUnknownToBoth = 0
  /// Lines with a character that one of the two does not cover.
  var uncoveredByCharacters = RatioPairHistogram()
  /// Lines with a word that is unknown to any vocabulary: characters by tokens, with such words and without.
  var charactersByTokensOfAll = RatioPairHistogram()
  var charactersByTokensOfSpelled = RatioPairHistogram()

  mutating func add(_ other: ComparedLines) {
    tokensByWords.add(other.tokensByWords)
    wholeWordsByWords.add(other.wholeWordsByWords)
    charactersByTokens.add(other.charactersByTokens)
    bytesByTokens.add(other.bytesByTokens)
    unknownByTokens.add(other.unknownByTokens)
    unknownByWords.add(other.unknownByWords)
    unknownByCharacters.add(other.unknownByCharacters)
    linesUnknownToBoth += other.linesUnknownToBoth
    uncoveredByCharacters.add(other.uncoveredByCharacters)
    charactersByTokensOfAll.add(other.charactersByTokensOfAll)
    charactersByTokensOfSpelled.add(other.charactersByTokensOfSpelled)
  }

  /// Adds a line that is cut differently.
  /// - Parameters:
  ///   - left: tokens and words kept whole under the first vocabulary.
  ///   - right: the same under the other.
  mutating func add(
    _ line: LineFigures, _ left: (tokens: Int, wholeWords: Int), _ right: (tokens: Int, wholeWords: Int)
  ) {
    tokensByWords.add(RatioPair(left.tokens, line.words, right.tokens, line.words))
    wholeWordsByWords.add(RatioPair(left.wholeWords, line.words, right.wholeWords, line.words))
    charactersByTokens.add(RatioPair(line.characters, left.tokens, line.characters, right.tokens))
    bytesByTokens.add(RatioPair(line.bytes, left.tokens, line.bytes, right.tokens))
  }

  /// Adds what the two lack in a line; nothing where neither lacks anything.
  mutating func add(
    lacking left: LineLack, _ right: LineLack, _ line: LineFigures, leftTokens: Int, rightTokens: Int
  ) {
    if left.uncoveredCharacters + right.uncoveredCharacters > 0 {
      uncoveredByCharacters.add(
        RatioPair(left.uncoveredCharacters, line.characters, right.uncoveredCharacters, line.characters))
    }
    guard left.unknownWords + right.unknownWords > 0 else { return }
    unknownByTokens.add(RatioPair(left.unknownWords, leftTokens, right.unknownWords, rightTokens))
    unknownByWords.add(RatioPair(left.unknownWords, line.words, right.unknownWords, line.words))
    unknownByCharacters.add(
      RatioPair(left.unknownCharacters, line.characters, right.unknownCharacters, line.characters))
    if left.unknownWords > 0 && right.unknownWords > 0 { linesUnknownToBoth += 1 }
  }
}
