public import VocabAudit

/// The audits of one vocabulary under one pipeline, in their order.
public struct VocabularyTrend: Sendable {
  public var vocabulary: String
  public var vocabularyDigest: String
  public var pipelineFingerprint: String
  /// Places of its audits in the history.
  public var audits: [Int]
  public var rates: [RateTrend]
}

/// One rate over the audits of a vocabulary.
public struct RateTrend: Sendable {
  public var rate: AuditRate
  public var points: [Point]
  /// The gates on the rate itself that the last audit was held against.
  public var gates: [AuditRecord.Gate]
  public var changes: [ChangePoint]

  public struct Point: Hashable, Sendable {
    /// Its audit's place in the history.
    public var audit: Int
    public var value: Double
    public var low: Double?
    public var high: Double?
  }
}

extension VocabularyTrend {
  /// The trends of all vocabularies, that of the latest audit first.
  public static func all(_ audits: [RecordedAudit]) -> [VocabularyTrend] {
    var places: [[String]: [Int]] = [:]
    for (place, audit) in audits.enumerated() {
      places[[audit.record.vocabularyDigest, audit.record.pipelineFingerprint], default: []].append(place)
    }
    return places.values.sorted { ($1.last ?? 0) < ($0.last ?? 0) }.map { VocabularyTrend(audits, at: $0) }
  }

  private init(_ audits: [RecordedAudit], at places: [Int]) {
    let last = audits[places[places.count - 1]].record
    vocabulary = last.vocabulary
    vocabularyDigest = last.vocabularyDigest
    pipelineFingerprint = last.pipelineFingerprint
    self.audits = places
    rates = AuditRate.allCases.compactMap { RateTrend($0, audits, at: places, gates: last.gates) }
  }
}

extension RateTrend {
  fileprivate init?(_ rate: AuditRate, _ audits: [RecordedAudit], at places: [Int], gates: [AuditRecord.Gate]) {
    var errors: [Double] = []
    points = []
    for place in places {
      // Names are unique in an audit, and few.
      guard let figure = audits[place].record.figures.first(where: { $0.name == rate.rawValue }) else { continue }
      points.append(Point(audit: place, value: figure.value.value, low: figure.low, high: figure.high))
      errors.append(figure.standardError ?? 0)
    }
    guard !points.isEmpty else { return nil }
    self.rate = rate
    self.gates = gates.filter { $0.figure == rate.rawValue }
    changes = ChangePoint.all(in: points.map(\.value), standardErrors: errors)
  }
}
