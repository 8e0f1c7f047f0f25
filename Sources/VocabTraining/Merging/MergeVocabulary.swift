/// The tokens so far, and which pairs may become tokens.
struct MergeVocabulary: ~Copyable {
  private(set) var tokens: TokenList
  let rules: MergeRules
  let threshold: Int

  /// The token that a pair becomes.
  mutating func mint(_ key: PairKey) -> UInt32 {
    UInt32(tokens.id(addingMerged: rules.joined(tokens[Int(key.left)], tokens[Int(key.right)])))
  }

  /// Whether the pair, which will never occur more often, may be merged some time.
  @inline(__always)
  func allows(_ key: PairKey, _ occurrences: Int) -> Bool {
    occurrences >= threshold && rules.allows(tokens[Int(key.left)], tokens[Int(key.right)])
  }
}
