/// What the audit found of one vocabulary.
public struct VocabularyReport: Codable, Sendable {
  public internal(set) var name: String
  /// SHA-256 of its `vocab.txt`.
  public internal(set) var digest: String
  /// Number of ids.
  public internal(set) var size: Int
  public internal(set) var totals: AuditTotals
  public internal(set) var rates: RateTable
  /// 95 % bootstrap intervals of the rates that are ratios of sums.
  public internal(set) var intervals: IntervalTable
  public internal(set) var byClass: [ClassReport]
  public internal(set) var byFrequency: [FrequencyReport]
  /// Why words became `[UNK]`: each has one cause, so the words add up to `totals.unknown_words`.
  public internal(set) var causes: [CauseReport]
  /// Characters that made words unknown, those that cost the most words first; all of them.
  public internal(set) var unknownCharacters: [UnknownCharacterReport]
  /// Unknown words, the most frequent first.
  public internal(set) var unknownWords: [UnknownWordReport]
  /// Whether `unknown_words` lists all there are.
  public internal(set) var listsAllUnknownWords: Bool
  public internal(set) var examples: [UnknownLineReport]
  public internal(set) var efficiency: EfficiencyReport
  /// How often each token was an output, by id.
  public internal(set) var tokenCounts: [Int]

  private enum CodingKeys: String, CodingKey {
    case name, digest, size, totals, rates, intervals, causes, examples, efficiency
    case byClass = "by_class"
    case byFrequency = "by_frequency"
    case unknownCharacters = "unknown_characters"
    case unknownWords = "unknown_words"
    case listsAllUnknownWords = "unknown_words_complete"
    case tokenCounts = "token_counts"
  }
}
