internal import Synchronization

/// How far a suggestion is.
public struct SuggestionProgress: Hashable, Sendable {
  public internal(set) var stage: Stage
  public internal(set) var completed: Int
  public internal(set) var total: Int

  /// In their order.
  public enum Stage: Hashable, Sendable, CaseIterable {
    /// Over parts of the distinct words.
    case findingCandidates
    /// The words that hold a candidate, over the same parts.
    case findingWords
    /// Over those words.
    case weighing
    /// Over the budget.
    case choosing
  }
}

/// Counts what is done of a stage by any thread, and tells it.
final class StageProgress: Sendable {
  private let stage: SuggestionProgress.Stage
  private let total: Int
  private let completed = Atomic(0)
  private let tell: @Sendable (SuggestionProgress) -> Void

  init(_ stage: SuggestionProgress.Stage, total: Int, _ tell: @escaping @Sendable (SuggestionProgress) -> Void) {
    self.stage = stage
    self.total = total
    self.tell = tell
    tell(SuggestionProgress(stage: stage, completed: 0, total: total))
  }

  func advance() {
    let completed = completed.add(1, ordering: .relaxed).newValue
    tell(SuggestionProgress(stage: stage, completed: completed, total: total))
  }
}
