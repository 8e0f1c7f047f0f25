/// Where the audited vocabulary and another one cut the same text differently.
public struct ComparisonReport: Codable, Hashable, Sendable {
  /// Names of the vocabularies.
  public internal(set) var left: String
  public internal(set) var right: String
  /// Lines with a word cut differently.
  public internal(set) var lines: Int
  public internal(set) var lineRate: Double
  /// Occurrences of words cut differently.
  public internal(set) var words: Int
  public internal(set) var distinctWords: Int
  public internal(set) var examples: [SideBySide]
  /// Each rate of the left vocabulary less that of the right one; nil in reports of versions that did not tell.
  public internal(set) var differences: [RateDifference]?

  private enum CodingKeys: String, CodingKey {
    case left, right, lines, words, examples, differences
    case lineRate = "line_rate"
    case distinctWords = "distinct_words"
  }

  /// One rate under both vocabularies.
  public struct RateDifference: Codable, Hashable, Sendable {
    public internal(set) var rate: AuditRate
    public internal(set) var left: Double
    public internal(set) var right: Double
    /// Left less right.
    public internal(set) var difference: Double
    /// 95 % interval of the difference on the same lines; nil where the rate has none.
    public internal(set) var low: Double?
    public internal(set) var high: Double?
  }

  /// One line under both vocabularies.
  public struct SideBySide: Codable, Hashable, Sendable {
    public internal(set) var text: String
    /// Tokens of the line.
    public internal(set) var left: [String]
    public internal(set) var right: [String]
    /// The words that are cut differently, in order.
    public internal(set) var words: [Word]
  }

  /// One word under both vocabularies.
  public struct Word: Codable, Hashable, Sendable {
    public internal(set) var word: String
    public internal(set) var left: [String]
    public internal(set) var right: [String]
  }
}
