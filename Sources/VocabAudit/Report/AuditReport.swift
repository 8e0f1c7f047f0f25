public import CommentText

/// An audit's result: what `audit --json` prints, and what a later audit takes as its baseline.
///
/// Every field is described in `docs/audit.md`.
public struct AuditReport: Codable, Sendable {
  public static let schema = "kc-vocab/audit/2"
  /// Schemas that are read in full as a baseline: version 1 calls a gate's result `missed`, and is the same otherwise.
  static let readableSchemas = ["kc-vocab/audit/1", schema]

  public internal(set) var schema = Self.schema
  public internal(set) var pipeline: TextPipeline
  public internal(set) var pipelineFingerprint: String
  public internal(set) var corpus: CorpusReport
  /// The audited vocabulary first, then those it was compared with.
  public internal(set) var vocabularies: [VocabularyReport]
  /// The audited vocabulary against each of the others.
  public internal(set) var comparisons: [ComparisonReport]
  public internal(set) var baseline: BaselineReport?
  public internal(set) var gates: [GateOutcome] = []
  /// The same figures for each group of comments, by ascending key.
  public internal(set) var groups: [GroupReport] = []
  /// How much of the corpus is in files that may have been trained on; nil where none was named.
  public var seen: [SeenReport]?
  /// What needs the comments themselves, where only word counts were measured; nil where nothing is missing.
  public internal(set) var notMeasured: [String]?

  private enum CodingKeys: String, CodingKey {
    case schema, pipeline, corpus, vocabularies, comparisons, baseline, gates, groups, seen
    case pipelineFingerprint = "pipeline_fingerprint"
    case notMeasured = "not_measured"
  }

  /// Figures that need lines: rates, and parts of the report.
  static let figuresOfLines = [
    "examples", "intervals of rates over lines", "lines by cause", AuditRate.spelledCharactersPerToken.rawValue,
    "unknown_lines", AuditRate.unknownLineRate.rawValue,
  ]

  /// The report with other names for its vocabularies, one for each.
  public func renamed(_ names: [String]) -> AuditReport {
    precondition(names.count == vocabularies.count)
    var report = self
    for (place, name) in names.enumerated() { report.vocabularies[place].name = name }
    for place in report.comparisons.indices {
      report.comparisons[place].left = names[0]
      report.comparisons[place].right = names[place + 1]
    }
    return report
  }

  /// Gates whose condition holds, or that could not be checked.
  public var failedGates: [GateOutcome] { gates.filter(\.isFailed) }
}

/// What was read.
public struct CorpusReport: Codable, Hashable, Sendable {
  public internal(set) var files: Int
  public internal(set) var lines: Int
  public internal(set) var words: Int
  public internal(set) var distinctWords: Int
  public internal(set) var characters: Int
  public internal(set) var bytes: Int
  public internal(set) var invalidSequences: Int

  private enum CodingKeys: String, CodingKey {
    case files, lines, words, characters, bytes
    case distinctWords = "distinct_words"
    case invalidSequences = "invalid_sequences"
  }
}

/// The figures of one group of comments.
public struct GroupReport: Codable, Sendable {
  public internal(set) var key: String
  public internal(set) var corpus: CorpusReport
  /// In the order of the report's vocabularies.
  public internal(set) var vocabularies: [GroupVocabularyReport]
}

/// One vocabulary on one group.
public struct GroupVocabularyReport: Codable, Sendable {
  public internal(set) var totals: AuditTotals
  public internal(set) var rates: RateTable
  public internal(set) var intervals: IntervalTable
  /// Those that cost the most words.
  public internal(set) var unknownCharacters: [UnknownCharacterReport]
  /// The most frequent.
  public internal(set) var unknownWords: [UnknownWordReport]

  private enum CodingKeys: String, CodingKey {
    case totals, rates, intervals
    case unknownCharacters = "unknown_characters"
    case unknownWords = "unknown_words"
  }
}
