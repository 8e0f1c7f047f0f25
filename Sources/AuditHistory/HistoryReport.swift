internal import FoundationEssentials

/// What `history --json` prints, and what a page is made of; `docs/history.md` describes the fields.
public struct HistoryReport: Encodable, Sendable {
  public static let schema = "kc-vocab/history/1"

  public let schema = Self.schema
  public let audits: [Audit]
  public let trends: [Trend]

  public struct Audit: Encodable, Sendable {
    var label: String
    var date: String
    var recordedAt: String
    var toolVersion: String
    var vocabulary: String
    var vocabularyDigest: String
    var vocabularySize: Int
    var pipelineFingerprint: String
    var corpusDigest: String
    var sources: [Source]
    var figures: [String: Figure]
    var gates: [Gate]
  }

  public struct Source: Encodable, Sendable {
    var name: String
    var bytes: Int
    var sha256: String
  }

  public struct Figure: Encodable, Sendable {
    var value: AuditRecord.Number
    var low: Double?
    var high: Double?
    var standardError: Double?
  }

  public struct Gate: Encodable, Sendable {
    var condition: String
    var figure: String
    var limit: Double
    var value: Double?
    var failed: Bool
  }

  public struct Trend: Encodable, Sendable {
    var vocabulary: String
    var vocabularyDigest: String
    var pipelineFingerprint: String
    var rates: [Rate]
  }

  public struct Rate: Encodable, Sendable {
    var rate: String
    var points: [Point]
    var gates: [Gate]
    var changes: [Change]
  }

  public struct Point: Encodable, Sendable {
    /// The audit's place in `audits`, from 0.
    var audit: Int
    var value: Double
    var low: Double?
    var high: Double?
  }

  public struct Change: Encodable, Sendable {
    /// The first audit after the change, by its place in `audits`.
    var audit: Int
    var before: Double
    var after: Double
    /// Missing where nothing but the change scatters.
    var statistic: Double?
    var probability: Double
  }

  public init(_ audits: [RecordedAudit], _ trends: [VocabularyTrend]) {
    self.audits = audits.map { Audit($0) }
    self.trends = trends.map { trend in
      Trend(
        vocabulary: trend.vocabulary, vocabularyDigest: trend.vocabularyDigest,
        pipelineFingerprint: trend.pipelineFingerprint, rates: trend.rates.map { Rate($0) })
    }
  }

  /// The report as JSON: sorted keys, a final newline; the same history gives the same bytes.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

extension HistoryReport.Audit {
  fileprivate init(_ audit: RecordedAudit) {
    let record = audit.record
    self.init(
      label: record.label, date: audit.date, recordedAt: audit.recordedAt, toolVersion: record.toolVersion,
      vocabulary: record.vocabulary, vocabularyDigest: record.vocabularyDigest, vocabularySize: record.vocabularySize,
      pipelineFingerprint: record.pipelineFingerprint, corpusDigest: audit.corpusDigest,
      sources: record.sources.map { .init(name: $0.name, bytes: $0.byteCount, sha256: $0.sha256) },
      figures: Dictionary(
        record.figures.map {
          ($0.name, .init(value: $0.value, low: $0.low, high: $0.high, standardError: $0.standardError))
        }, uniquingKeysWith: { first, _ in first }),
      gates: record.gates.map { HistoryReport.Gate($0) })
  }
}

extension HistoryReport.Gate {
  fileprivate init(_ gate: AuditRecord.Gate) {
    self.init(
      condition: gate.condition, figure: gate.figure, limit: gate.limit, value: gate.value, failed: gate.isFailed)
  }
}

extension HistoryReport.Rate {
  fileprivate init(_ trend: RateTrend) {
    self.init(
      rate: trend.rate.rawValue,
      points: trend.points.map { .init(audit: $0.audit, value: $0.value, low: $0.low, high: $0.high) },
      gates: trend.gates.map { HistoryReport.Gate($0) },
      changes: trend.changes.map { change in
        .init(
          audit: trend.points[change.place].audit, before: change.before, after: change.after,
          statistic: change.statistic.isFinite ? change.statistic : nil, probability: change.probability)
      })
  }
}

extension AuditRecord.Number: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .count(let count): try container.encode(count)
    case .rate(let rate): try container.encode(rate)
    }
  }
}
