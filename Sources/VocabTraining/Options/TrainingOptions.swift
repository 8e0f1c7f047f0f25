public import WordPiece

/// What vocabulary to learn.
public struct TrainingOptions: Sendable {
  /// Tokens that the vocabulary is to have, special tokens and alphabet included.
  public var vocabularySize = 30_000
  /// Pairs that occur less often are not merged. 0 means the same as 1.
  public var minimumFrequency = 2
  /// They get the first ids, in their order.
  public var specialTokens = SpecialTokens.bert
  /// What marks a piece that does not start a word.
  public var continuationPrefix = "##"
  public var alphabet = AlphabetSelection.fitting
  /// Characters that are in the vocabulary whether they are frequent, rare or absent.
  ///
  /// They are counted as infinitely frequent, as Hugging Face's initial alphabet is; one that does not occur inside words
  /// gets no continuation form.
  public var requiredCharacters: [Unicode.Scalar] = []
  /// The most characters (Unicode scalars, the prefix left out) a merged token may have; nil: any number.
  public var maximumTokenLength: Int?
  /// Whether special tokens and alphabet may be more than `vocabularySize`; they are never cut.
  public var allowsLarger = true
  /// Whether a corpus without words is learnt from; the vocabulary is then the special tokens.
  public var allowsEmptyAlphabet = true
  /// The result does not depend on it.
  public var threads = 1
  /// Bytes that the process may have resident at most; nil: any number. What cannot be done with them is an error.
  public var memoryLimitBytes: Int?
  /// An alphabet that is given, not chosen, to repeat another trainer's run; `alphabet` and `requiredCharacters` are
  /// then not used.
  public var forcedAlphabet: ForcedAlphabet?

  public init() {}
}
