public import CommentText

/// How an audit differs from an earlier one.
public struct BaselineReport: Codable, Sendable {
  /// The earlier audit's name, as a person gave it.
  public internal(set) var name: String
  /// What keeps the two from being compared in full; empty if nothing does.
  public internal(set) var incompatibilities: [Incompatibility]
  public internal(set) var changes: [RateChange]
  /// Nil where the vocabularies differ, so that token counts cannot be set side by side.
  public internal(set) var drift: DriftReport?
  /// Characters that make words unknown now and did not then.
  public internal(set) var newlyUnknownCharacters: [UnknownCharacterReport]
  /// Words that are unknown now and were not seen unknown then, the most frequent first.
  public internal(set) var newlyUnknownWords: [UnknownWordReport]
  /// Whether the earlier audit listed all its unknown words; else some of the words above may not be new.
  public internal(set) var knowsAllEarlierWords: Bool

  private enum CodingKeys: String, CodingKey {
    case name, incompatibilities, changes, drift
    case newlyUnknownCharacters = "newly_unknown_characters"
    case newlyUnknownWords = "newly_unknown_words"
    case knowsAllEarlierWords = "earlier_words_complete"
  }

  /// A difference between the audits that limits what can be compared.
  public enum Incompatibility: Codable, Hashable, Sendable {
    /// Another vocabulary: rates can be compared; the token distributions, and what is newly unknown, cannot.
    case vocabulary(before: String, after: String)
    /// Other pipelines split and change text differently: rates can be compared, words and characters with care.
    case pipeline([PipelineDifference])
  }
}

/// One rate before and after.
public struct RateChange: Codable, Hashable, Sendable {
  public internal(set) var rate: AuditRate
  public internal(set) var before: Double
  public internal(set) var after: Double
  public internal(set) var change: Double
  /// 95 % interval of the change; nil where the rate has none.
  public internal(set) var low: Double?
  public internal(set) var high: Double?
}

/// How far the use of the tokens has moved.
public struct DriftReport: Codable, Hashable, Sendable {
  /// Jensen–Shannon distance, 0 to 1.
  public internal(set) var distance: Double
  /// Tokens whose share grew, those that add most to the distance first.
  public internal(set) var risen: [TokenShift]
  public internal(set) var fallen: [TokenShift]

  /// One token's share of all tokens.
  public struct TokenShift: Codable, Hashable, Sendable {
    public internal(set) var id: Int
    public internal(set) var token: String
    public internal(set) var before: Double
    public internal(set) var after: Double
  }
}
