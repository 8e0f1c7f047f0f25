/// How much of its work a chooser keeps in memory. Any plan gives the same result; tests use plans that make small
/// corpora take every path.
package struct ChoosingPlan: Sendable {
  /// Candidates whose words are kept at a time; nil: twice those that are to go.
  package var watchedCount: Int?
  /// Bytes that the kept words may take, roughly; at least one candidate's are kept.
  package var byteLimit = Int.max

  package init() {}

  /// What a word takes for each candidate that it depends on: its bytes, where they end, its count, when it was last
  /// visited, and its number in the candidate's list, with room to grow.
  static let byteCountOfDependency = 64
}
