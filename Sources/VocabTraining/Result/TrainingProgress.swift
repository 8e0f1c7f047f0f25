/// How far training has come.
public struct TrainingProgress: Hashable, Sendable {
  public enum Stage: Hashable, Sendable, CaseIterable {
    case countingCharacters, countingPairs, cuttingWords, merging, pruning
  }

  public var stage: Stage
  /// Merges learnt and wanted, or tokens struck out and to be struck out; 0 and 0 in the other stages.
  public var completed = 0
  public var total = 0
}
