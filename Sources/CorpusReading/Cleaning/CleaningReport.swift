public import CommentText

/// What cleaning did to a corpus.
public struct CleaningReport: Sendable {
  public var cleaner: Cleaner
  public var figures: CleaningFigures
  /// For each step the first comments that it changed, in the order of the inputs.
  public var examples: [CleaningStep: [Example]] = [:]

  /// A comment before and after one step alone.
  public struct Example: Hashable, Sendable {
    public var location: CorpusLocation
    public var before: [UInt8]
    /// Empty where the step dropped it.
    public var after: [UInt8]
  }
}
