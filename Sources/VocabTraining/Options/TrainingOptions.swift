public import WordPiece

/// What vocabulary to learn.
public struct TrainingOptions: Sendable {
  public var algorithm = TrainingAlgorithm.merging
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
  /// One that does not occur inside words gets no continuation form, unless `alphabetPositions` says so.
  public var requiredCharacters: [Unicode.Scalar] = []
  /// Whether every Hangul syllable of the corpus is required too, however rare it is.
  public var requiresSeenHangul = false
  /// Whether a limit or a share of the alphabet is filled with required characters first, as if they were infinitely
  /// frequent. Hugging Face does so with its initial alphabet; it leaves no room for digits and Latin where all of
  /// Hangul is required.
  public var countsRequiredCharacters = false
  /// Characters that occur less often are left out, unless they are required. 0 means the same as 1.
  public var minimumCharacterOccurrences = 0
  public var alphabetPositions = AlphabetPositions.seen
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
