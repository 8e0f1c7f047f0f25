/// How far a rate can be trusted as a statement about comments like these.
public struct RateInterval: Codable, Hashable, Sendable {
  /// The interval holds 95 % of what resampled corpora gave.
  public var low: Double
  public var high: Double
  /// Standard deviation of what resampled corpora gave.
  public var standardError: Double

  public init(low: Double, high: Double, standardError: Double) {
    self.low = low
    self.high = high
    self.standardError = standardError
  }

  private enum CodingKeys: String, CodingKey {
    case low, high
    case standardError = "standard_error"
  }
}
