public import WordPiece

/// A learnt vocabulary and how it came about.
public struct TrainingResult: Sendable {
  public let vocabulary: Vocabulary
  public let alphabet: AlphabetReport
  /// In the order in which they were learnt; frequencies never rise, unless learnt by likelihood.
  public let merges: [Merge]
  public let end: TrainingEnd
  /// Nil where nothing was pruned.
  public let pruning: PruningReport?

  /// Nil if nothing was merged.
  public var smallestMergeFrequency: Int? { merges.lazy.map(\.frequency).min() }
}

/// Why learning ended.
public enum TrainingEnd: Hashable, Sendable {
  /// The vocabulary has the size that was asked for, or is larger from the start.
  case sizeReached
  /// No pair that may be merged occurs often enough.
  case noPairLeft
}

/// What pruning did.
public struct PruningReport: Hashable, Sendable {
  /// Tokens before.
  public let trainedSize: Int
  /// Tokens that were struck out again.
  public let struckCount: Int
}
