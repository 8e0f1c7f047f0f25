/// How tokens are chosen.
public struct SuggestionOptions: Sendable {
  /// Tokens to suggest at most.
  public var budget = 500
  /// What an unknown word costs, in tokens: how much shorter text would have to get to make up for a lost word.
  public var unknownWordCost = 1_000
  /// Candidates whose savings are computed exactly; the others, which promise less, are left out.
  public var candidateLimit: Int { 8 * min(budget, .max / 16) + candidatesBesides }
  /// Of these, those beyond what the budget asks for.
  package var candidatesBesides = 2_000
  public var threads = 1
  /// Predictions are made after these numbers of tokens, and after all.
  public var milestones = [10, 100, 500]

  public init() {}
}
