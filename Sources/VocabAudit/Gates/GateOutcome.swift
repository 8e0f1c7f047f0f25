/// How a gate came out.
public struct GateOutcome: Hashable, Sendable {
  /// The condition under which the audit fails, as it was written.
  public var condition: String
  public var figure: String
  /// What was measured; nil where it could not be.
  public var value: Double?
  public var limit: Double
  /// Whether the condition held, so that the audit fails. A figure that could not be measured fails too, because a gate
  /// that cannot be checked is not passed; only a baseline that may be missing fails none.
  public var isFailed: Bool
  /// Why nothing was measured.
  public var reason: UnmeasuredReason?
}

/// Why a gate's figure could not be measured.
public enum UnmeasuredReason: String, Codable, Hashable, Sendable {
  /// There is no baseline yet, and none was demanded.
  case noBaseline = "no_baseline"
  /// The baseline is of another vocabulary, so that token counts cannot be set side by side.
  case otherVocabulary = "other_vocabulary"
  /// The baseline is of another version of the report.
  case otherVersion = "other_version"
  /// The baseline does not have the rate.
  case notInBaseline = "not_in_baseline"
  /// The rate has no interval.
  case noInterval = "no_interval"
  /// The rate was not measured.
  case noRate = "no_rate"
}

extension GateOutcome: Codable {
  private enum CodingKeys: String, CodingKey {
    case condition, figure, value, limit, reason
    case isFailed = "failed"
    /// As version 1 of the report has it.
    case isMissed = "missed"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    condition = try container.decode(String.self, forKey: .condition)
    figure = try container.decode(String.self, forKey: .figure)
    value = try container.decodeIfPresent(Double.self, forKey: .value)
    limit = try container.decode(Double.self, forKey: .limit)
    reason = try container.decodeIfPresent(UnmeasuredReason.self, forKey: .reason)
    isFailed = try container.decode(Bool.self, forKey: container.contains(.isMissed) ? .isMissed : .isFailed)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(condition, forKey: .condition)
    try container.encode(figure, forKey: .figure)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(limit, forKey: .limit)
    try container.encode(isFailed, forKey: .isFailed)
    try container.encodeIfPresent(reason, forKey: .reason)
  }
}

extension Gate {
  /// Checks the gate against the audited vocabulary, the first of the report.
  func outcome(_ report: AuditReport) -> GateOutcome {
    let value = value(in: report)
    let reason = value == nil ? reason(in: report) : nil
    return GateOutcome(
      condition: text, figure: figure.name, value: value, limit: limit,
      isFailed: value.map { comparison.holds($0, limit) } ?? (reason != .noBaseline), reason: reason)
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

  /// Why there is no value.
  private func reason(in report: AuditReport) -> UnmeasuredReason {
    switch figure {
    case .drift: report.baseline.map { $0.isOfOtherVersion ? .otherVersion : .otherVocabulary } ?? .noBaseline
    case .rate(_, .change): report.baseline == nil ? .noBaseline : .notInBaseline
    case .rate(_, .low), .rate(_, .high): .noInterval
    case .rate(_, .value): .noRate
    }
  }
}

extension BaselineReport {
  fileprivate var isOfOtherVersion: Bool {
    incompatibilities.contains { if case .schema = $0 { true } else { false } }
  }
}
