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

  /// Whether it can be told only against an earlier audit.
  public var needsBaseline: Bool {
    switch self {
    case .rate(_, let aspect): aspect == .change
    case .drift: true
    }
  }
}
