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
