/// Where each token of a merged vocabulary comes from, and what the base would have made of it: all that is needed to
/// give a model's embedding rows their first values.
public struct MergeMap: Sendable {
  /// By merged id.
  public var rows: [Row]
  public var donorCount: Int

  public struct Row: Hashable, Sendable {
    public var token: [UInt8]
    public var origin: TokenOrigin
    /// Nil where the base lacks the token, also where the token took the id of one of its placeholders.
    public var baseID: Int?
    /// For each donor, the id there of this token, or of the special token in the same role.
    public var donorIDs: [Int?]
    /// The ids of the base's tokens that would have spelled it: the entry's text taken as one word, or as the rest of
    /// one; the unknown token if they cannot. Empty for tokens of the base and for padding.
    public var pieceIDs: [Int]
  }
}

/// Which parents a token comes from.
public enum TokenOrigin: String, Codable, Hashable, Sendable, CaseIterable {
  case base
  case donor
  /// The base, and at least one donor.
  case both
  /// None: a placeholder that makes the size even.
  case padding
}
