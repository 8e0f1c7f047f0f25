/// The choices that a trainer made before its first merge, so that its run can be repeated exactly.
///
/// Hugging Face makes both by the order of a hash map, which differs from run to run; its `vocab.txt` tells them.
public struct ForcedAlphabet: Hashable, Sendable {
  /// Characters to keep, in any order.
  public var characters: [Unicode.Scalar]
  /// Characters whose continuation forms stand first among those forms, in this order; others that occur inside words
  /// follow in the usual order.
  public var continuations: [Unicode.Scalar]

  public init(characters: [Unicode.Scalar], continuations: [Unicode.Scalar]) {
    self.characters = characters
    self.continuations = continuations
  }
}
