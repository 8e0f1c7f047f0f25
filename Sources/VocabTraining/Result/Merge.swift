/// One learnt merge: wherever `left` stood before `right`, `token` stands now.
public struct Merge: Hashable, Sendable {
  /// Ids in the vocabulary; before anything was struck out of it, if it was pruned.
  public let left: Int
  public let right: Int
  /// Usually new; the id of a special token if the merge spells one.
  public let token: Int
  /// How often the pair occurred when it was merged.
  public let frequency: Int
}
