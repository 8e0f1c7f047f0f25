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
  public enum Incompatibility: Hashable, Sendable {
    /// Another version of the report: the rates of the same names can be compared, nothing else.
    case schema(found: String, expected: String)
    /// Another vocabulary: rates can be compared; the token distributions, and what is newly unknown, cannot.
    case vocabulary(before: String, after: String)
    /// Other pipelines split and change text differently: rates can be compared, words and characters with care.
    case pipeline([PipelineDifference])
  }
}

extension BaselineReport.Incompatibility: Codable {
  private enum Key: String, CodingKey {
    case kind, found, expected, before, after, differences
  }

  private enum Kind: String, Codable {
    case schema, vocabulary, pipeline
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try container.decode(String.self, forKey: key) }
    self =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .schema: .schema(found: try text(.found), expected: try text(.expected))
      case .vocabulary: .vocabulary(before: try text(.before), after: try text(.after))
      case .pipeline: .pipeline(try container.decode([PipelineDifference].self, forKey: .differences))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .schema(let found, let expected):
      try container.encode(Kind.schema, forKey: .kind)
      try container.encode(found, forKey: .found)
      try container.encode(expected, forKey: .expected)
    case .vocabulary(let before, let after):
      try container.encode(Kind.vocabulary, forKey: .kind)
      try container.encode(before, forKey: .before)
      try container.encode(after, forKey: .after)
    case .pipeline(let differences):
      try container.encode(Kind.pipeline, forKey: .kind)
      try container.encode(differences, forKey: .differences)
    }
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
  /// Tokens whose share grew, those that grew most first.
  public internal(set) var risen: [TokenShift]
  /// Tokens whose share shrank, those that shrank most first.
  public internal(set) var fallen: [TokenShift]

  /// One token's share of all tokens.
  public struct TokenShift: Codable, Hashable, Sendable {
    public internal(set) var id: Int
    public internal(set) var token: String
    public internal(set) var before: Double
    public internal(set) var after: Double
  }
}
