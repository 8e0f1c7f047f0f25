/// How a gate came out.
public struct GateOutcome: Codable, Hashable, Sendable {
  /// The condition under which the audit fails, as it was written.
  public var condition: String
  public var figure: String
  /// What was measured; nil where it could not be.
  public var value: Double?
  public var limit: Double
  /// Whether the condition held, so that the audit fails. A figure that could not be measured fails too: a gate that
  /// cannot be checked is not passed.
  public var isMissed: Bool

  private enum CodingKeys: String, CodingKey {
    case condition, figure, value, limit
    case isMissed = "missed"
  }
}

extension Gate {
  /// Checks the gate against the audited vocabulary, the first of the report.
  func outcome(_ report: AuditReport) -> GateOutcome {
    let value = value(in: report)
    return GateOutcome(
      condition: text, figure: figure.name, value: value, limit: limit,
      isMissed: value.map { comparison.holds($0, limit) } ?? true)
  }

  private func value(in report: AuditReport) -> Double? {
    switch figure {
    case .drift: report.baseline?.drift?.distance
    case .rate(let rate, .value): report.vocabularies.first?.rates[rate]
    case .rate(let rate, .low): report.vocabularies.first?.intervals[rate]?.low
    case .rate(let rate, .high): report.vocabularies.first?.intervals[rate]?.high
    case .rate(let rate, .change): report.baseline?.changes.first { $0.rate == rate }?.change
    }
  }
}
