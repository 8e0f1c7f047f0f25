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

/// Decimal numbers as thousandths.
package enum Decimal3 {
  package static func thousandths(_ text: some StringProtocol) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 15,
      parts.count == 1 || (1...3).contains(parts[1].count)
    else { return nil }
    var value = 0
    for byte in whole {
      guard let digit = digit(byte) else { return nil }
      value = value * 10 + digit
    }
    var decimals = parts.count == 1 ? [] : Array(parts[1])
    decimals += [UInt8](repeating: UInt8(ascii: "0"), count: 3 - decimals.count)
    for byte in decimals {
      guard let digit = digit(byte) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }

  package static func text(_ thousandths: Int) -> String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return String(whole) }
    var digits = String(1000 + rest).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
