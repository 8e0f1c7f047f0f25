internal import CorpusReading

/// The exponent that counts are raised to: from 0 to 1 with at most three decimals, kept exactly.
public struct CountPower: Hashable, Sendable {
  public let thousandths: Int

  public static let one = CountPower(thousandths: 1000)

  private init(thousandths: Int) { self.thousandths = thousandths }

  /// Nil unless the text is digits with at most one point and three decimals, from 0 to 1.
  public init?(_ text: some StringProtocol) {
    guard let thousandths = Decimal3.thousandths(text), (0...1000).contains(thousandths) else { return nil }
    self.thousandths = thousandths
  }

  /// `0.85`
  public var text: String { Decimal3.text(thousandths) }
}
