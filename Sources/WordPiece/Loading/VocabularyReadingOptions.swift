/// What a reader of vocabularies is to do where files leave a choice.
public struct VocabularyReadingOptions: Sendable {
  /// What a token means that stands in a vocabulary twice.
  public enum RepeatedTokens: Hashable, Sendable {
    /// An error that names both places; blank entries, and those with white space at their ends, are one too.
    case refused
    /// As with Hugging Face the last id counts, and the others stand for nothing.
    case lastCounts
  }

  public var repeatedTokens: RepeatedTokens
  /// What continuation pieces start with; nil for what the files say, else `##`.
  public var continuationPrefix: String?
  /// The special tokens; nil for those that the files name, else those of BERT's five that are there.
  public var specialTokens: SpecialTokens?

  public init(
    repeatedTokens: RepeatedTokens = .lastCounts, continuationPrefix: String? = nil, specialTokens: SpecialTokens? = nil
  ) {
    self.repeatedTokens = repeatedTokens
    self.continuationPrefix = continuationPrefix
    self.specialTokens = specialTokens
  }
}
