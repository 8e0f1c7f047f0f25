internal import Glibc

/// Weighted counts raised to a power and rounded: to the nearest whole number, halves up, at least 1.
///
/// Libraries differ in the last digits of `pow`, so it only tells what is beyond doubt: where its value is too near a
/// half, or too large for its digits, whole numbers of any length decide.
package struct RoundedPower: Sendable {
  /// The power as a fraction in lowest terms.
  private let numerator: Int
  private let denominator: Int
  private let unit: Int
  private let exponent: Double
  /// For small counts, nearly all that there are.
  private var small: [Int] = []

  private static let smallCount = 1 << 12
  /// `pow` and the rounded exponent are wrong by less than this share: some units in the last of 53 binary digits, and
  /// a rounding of the exponent that a count of 63 digits multiplies by 44.
  private static let doubt = 0x1p-44

  /// - Parameter unit: parts of one that the counts are in.
  package init(_ power: CountPower, unit: Int) {
    var (left, right) = (power.thousandths, 1000)
    while right != 0 { (left, right) = (right, left % right) }
    numerator = power.thousandths / left
    denominator = 1000 / left
    exponent = Double(power.thousandths) / 1000
    self.unit = unit
    small = (0..<Self.smallCount).map { $0 == 0 ? 0 : computed($0) }
  }

  /// - Parameter count: at least 1.
  @inline(__always)
  package func callAsFunction(_ count: Int) -> Int { count < Self.smallCount ? small[count] : computed(count) }

  private func computed(_ count: Int) -> Int {
    let value = pow(Double(count) / Double(unit), exponent)
    guard value < 0x1p40 else { return exact(count, near: value) }
    let doubled = value * 2
    let nearest = doubled.rounded()
    // Twice a half is an odd number.
    let isPlain = abs(doubled - nearest) > doubled * Self.doubt || Int(nearest) % 2 == 0
    return isPlain ? max(Int((value + 0.5).rounded(.down)), 1) : exact(count, near: value)
  }

  /// The largest r with r - ½ ≤ (count / unit)^(p/q), found as (2r - 1)^q · unit^p ≤ 2^q · count^p.
  private func exact(_ count: Int, near value: Double) -> Int {
    let right = WideNatural(2).power(denominator) * WideNatural(UInt64(count)).power(numerator)
    let unitPower = WideNatural(UInt64(unit)).power(numerator)
    let reaches = { (result: Int) in
      !(right < WideNatural(UInt64(result - 1) * 2 + 1).power(denominator) * unitPower)
    }
    // The power is at most 1, so no result is larger than the count; 1 is the least there is.
    let margin = max(value * Self.doubt * 2, 2)
    var low = max(Int(min(max(value - margin, 1), 0x1p62)), 1)
    var high = min(value + margin, 0x1p63) >= 0x1p63 ? count : min(count, Int(value + margin) + 1)
    if low > high { low = high }
    while low < high {
      let middle = low + (high - low + 1) / 2
      if reaches(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
