public import WordPiece

/// Why no vocabulary was learnt; data only, the command makes the words.
public enum TrainingError: Error, Hashable, Sendable {
  /// Special tokens and alphabet need more tokens than the vocabulary may have.
  /// - smallest: the smallest size that would do.
  case vocabularySizeTooSmall(size: Int, specialTokens: Int, characters: Int, smallest: Int)
  /// No word holds a character that is kept.
  case emptyAlphabet
  /// A share that is not in 0...1.
  case coverageOutOfRange(Double)
  /// A vocabulary that is to be pruned must be larger before, and not beyond what ids can number.
  case overtrainingOutOfRange(thousandths: Int)
  /// An option that must not be negative.
  case negative(Option, Int)
  /// The counts add up to more than 2⁶³ - 1 characters.
  case tooManyOccurrences
  /// A word holds what no token may hold, such as white space.
  case vocabulary(VocabularyError)
  /// The segments of the words need more memory than there may be; the bytes that the process needs as a whole.
  case memoryTooSmall(limit: Int, needed: Int)
  /// The segments of the words have more tokens than can be told apart.
  case tooManySegments(slots: Int, limit: Int)
  /// The caller asked to stop.
  case cancelled

  public enum Option: Hashable, Sendable {
    case vocabularySize, minimumFrequency, alphabetLimit, maximumTokenLength, minimumCharacterOccurrences
  }
}
