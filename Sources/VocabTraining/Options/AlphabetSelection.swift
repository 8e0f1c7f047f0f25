/// Which characters of the corpus become tokens. Words lose the others; what is lost is reported.
///
/// Characters are kept from the most frequent on; of equally frequent ones the lower code point is kept.
public enum AlphabetSelection: Hashable, Sendable {
  /// Every character that the vocabulary has room for, at most 6,000 beside the required ones.
  ///
  /// A character needs room for its forms: alone or at the start of a word, and inside words if it occurs there.
  case fitting
  /// At most so many characters, required ones included; these are kept even if they are more.
  case limit(Int)
  /// The fewest characters that make up at least this share (0...1) of all occurrences.
  case coverage(Double)

  static let mostFittingCharacters = 6_000
}
