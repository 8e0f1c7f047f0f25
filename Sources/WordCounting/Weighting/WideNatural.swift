/// A whole number of any length, for the few counts whose rounding machine numbers cannot settle.
struct WideNatural: Comparable {
  /// Digits to the base 2⁶⁴ from the lowest; the last is not 0.
  private var digits: [UInt64]

  init(_ value: UInt64) { digits = value == 0 ? [] : [value] }

  /// - Complexity: O(digits of both, multiplied).
  static func * (left: WideNatural, right: WideNatural) -> WideNatural {
    var product = WideNatural(0)
    product.digits = [UInt64](repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.digits.enumerated() {
        // At most (2⁶⁴ - 1)² + 2 · (2⁶⁴ - 1) = 2¹²⁸ - 1: nothing is lost.
        var (high, low) = digit.multipliedFullWidth(by: other)
        for addend in [product.digits[place + offset], carry] {
          let (sum, overflows) = low.addingReportingOverflow(addend)
          low = sum
          high += overflows ? 1 : 0
        }
        product.digits[place + offset] = low
        carry = high
      }
      product.digits[place + right.digits.count] = carry
    }
    while product.digits.last == 0 { product.digits.removeLast() }
    return product
  }

  func power(_ exponent: Int) -> WideNatural {
    var (result, base, rest) = (WideNatural(1), self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }

  static func < (left: WideNatural, right: WideNatural) -> Bool {
    guard left.digits.count == right.digits.count else { return left.digits.count < right.digits.count }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }
}
