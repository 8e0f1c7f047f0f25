/// Which characters of the corpus become tokens. Words lose the others; what is lost is reported.
///
/// Characters are kept from the most frequent on; of equally frequent ones the lower code point is kept.
public enum AlphabetSelection: Hashable, Sendable {
  /// Every character that the vocabulary has room for, at most 6,000 beside the required ones.
  ///
  /// A character needs room for its forms: alone or at the start of a word, and inside words if it occurs there.
  case fitting
  /// The most frequent characters, at most so many, and the required ones besides.
  case limit(Int)
  /// The fewest characters that make up at least this share (0...1) of all occurrences, and the required ones besides.
  case coverage(Double)

  static let mostFittingCharacters = 6_000
}

/// In which places of a word a kept character gets a token.
public enum AlphabetPositions: String, Hashable, Sendable, CaseIterable {
  /// Alone or at the start of a word, and inside words if it occurs there.
  case seen
  /// In both, but for characters that the pipeline makes words of their own: a syllable that only ever started a word
  /// would be `[UNK]` inside the next one.
  case both
}
