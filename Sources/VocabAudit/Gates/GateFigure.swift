/// What a gate can look at: a rate, an end of its interval, its change since the baseline, or the drift.
public enum GateFigure: Hashable, Sendable {
  case rate(AuditRate, Aspect)
  /// Jensen–Shannon distance of the token distributions from the baseline's.
  case drift

  public enum Aspect: String, CaseIterable, Sendable {
    case value = ""
    case low = ".low"
    case high = ".high"
    /// This audit's rate minus the baseline's.
    case change = ".change"
  }

  init?(_ name: String) {
    guard name != Self.drift.name else {
      self = .drift
      return
    }
    for rate in AuditRate.allCases {
      for aspect in Aspect.allCases where name == rate.rawValue + aspect.rawValue {
        self = .rate(rate, aspect)
        return
      }
    }
    return nil
  }

  public var name: String {
    switch self {
    case .rate(let rate, let aspect): rate.rawValue + aspect.rawValue
    case .drift: "drift"
    }
  }

  /// Names that stand for themselves; each rate can be followed by one of `suffixes`.
  public static let names = AuditRate.allCases.map(\.rawValue) + ["drift"]
  public static let suffixes = Aspect.allCases.map(\.rawValue).filter { !$0.isEmpty }

  /// Whether it is shown as per cent.
  public var isShare: Bool {
    switch self {
    case .rate(let rate, _): rate.isShare
    case .drift: false
    }
  }

  /// What it can be at least and at most.
  /// - Parameter vocabularySize: of the audited vocabulary, where it is known.
  package func range(vocabularySize: Int = Int(Int32.max)) -> ClosedRange<Double> {
    switch self {
    case .drift: 0...1
    case .rate(let rate, .value): rate.range(vocabularySize: vocabularySize)
    case .rate(let rate, .low), .rate(let rate, .high):
      // A resampled corpus may come out without words, of which a ratio is 0.
      0...rate.range(vocabularySize: vocabularySize).upperBound
    case .rate(let rate, .change):
      // The earlier vocabulary may have been larger.
      -rate.range(vocabularySize: Int(Int32.max)).upperBound...rate.range(vocabularySize: vocabularySize).upperBound
    }
  }

  /// Whether it can be told only against an earlier audit.
  public var needsBaseline: Bool {
    switch self {
    case .rate(_, let aspect): aspect == .change
    case .drift: true
    }
  }
}
