/// What `history --json` prints, as far as a page shows it. `docs/history.md` describes the fields.
struct HistoryDocument: Decodable {
  static let schema = "kc-vocab/history/1"

  var audits: [Audit]
  var trends: [Trend]

  struct Audit: Decodable {
    var label: String
    var recordedAt: String
    var vocabulary: String
    var figures: [String: Figure]
    var gates: [Gate]
  }

  struct Figure: Decodable { var value: Double }

  struct Gate: Decodable {
    var condition: String
    var limit: Double
    var failed: Bool
  }

  struct Trend: Decodable {
    var vocabulary: String
    var vocabularyDigest: String
    var pipelineFingerprint: String
    var rates: [Rate]
  }

  struct Rate: Decodable {
    var rate: String
    var points: [Point]
    var gates: [Gate]
    var changes: [Change]
  }

  struct Point: Decodable {
    /// A place in `audits`.
    var audit: Int
    var value: Double
    var low: Double?
    var high: Double?
  }

  struct Change: Decodable {
    var audit: Int
    var before: Double
    var after: Double
    var statistic: Double?
    var probability: Double
  }

  private enum CodingKeys: CodingKey { case audits, trends }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    audits = try container.decode([Audit].self, forKey: .audits)
    trends = try container.decode([Trend].self, forKey: .trends)
    let places = trends.lazy.flatMap(\.rates).flatMap { $0.points.map(\.audit) + $0.changes.map(\.audit) }
    guard places.allSatisfy(audits.indices.contains) else {
      throw DecodingError.dataCorruptedError(forKey: .trends, in: container, debugDescription: "no such audit")
    }
  }
}
