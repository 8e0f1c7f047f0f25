/// A gate whose limit lies where its figure never comes to, so that it says nothing about a vocabulary.
public struct GateOutOfReach: Hashable, Sendable {
  /// As it was written.
  public let gate: String
  public let figure: GateFigure
  /// A fraction where `%` was written.
  public let limit: Double
  /// What the figure can be; infinite where it has no bound.
  public let range: ClosedRange<Double>
  public let verdict: Verdict
  /// What was probably meant: the gate with `%`, where that can be reached.
  public let suggestion: String?

  public enum Verdict: Sendable {
    /// The condition never holds: the audit would always pass.
    case never
    /// The condition always holds: the audit would always fail.
    case always
  }
}
