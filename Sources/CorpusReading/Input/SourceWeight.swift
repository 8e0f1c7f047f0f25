/// How often the words of a source count: a decimal number of at most three decimals, kept exactly.
public struct SourceWeight: Hashable, Comparable, Sendable {
  /// At least 1.
  public let thousandths: Int

  public static let one = SourceWeight(thousandths: 1000)
  /// Keeps a weight in thousandths, and the product with a count of any size, far from where sums could go unnoticed.
  public static let largestThousandths = 1_000_000_000_000

  private init(thousandths: Int) { self.thousandths = thousandths }

  /// Nil unless the text is digits with at most one point and three decimals, more than 0 and at most 1,000,000,000.
  public init?(_ text: some StringProtocol) {
    guard let thousandths = Decimal3.thousandths(text), (1...Self.largestThousandths).contains(thousandths)
    else { return nil }
    self.thousandths = thousandths
  }

  /// `60`, `0.5`
  public var text: String { Decimal3.text(thousandths) }

  public static func < (left: SourceWeight, right: SourceWeight) -> Bool { left.thousandths < right.thousandths }
}
