internal import Glibc

/// Student's t distribution with a whole number of degrees of freedom.
package enum StudentT {
  /// How likely a value at least as far from 0 as `t` is.
  /// - Complexity: O(degreesOfFreedom).
  /// - Source: Abramowitz and Stegun, 26.7.3 and 26.7.4.
  package static func twoSidedTail(_ t: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom > 0)
    guard t.isFinite else { return t.isNaN ? 1 : 0 }
    let angle = atan(abs(t) / Double(degreesOfFreedom).squareRoot())
    let square = cos(angle) * cos(angle)
    let isOdd = degreesOfFreedom % 2 == 1
    // 1 + (2/3) c² + (2·4)/(3·5) c⁴ … times the cosine, or 1 + (1/2) c² + (1·3)/(2·4) c⁴ …
    var term = isOdd ? cos(angle) : 1
    var sum = degreesOfFreedom == 1 ? 0 : term
    for index in stride(from: isOdd ? 3 : 2, to: degreesOfFreedom, by: 2) {
      term *= Double(index - 1) / Double(index) * square
      sum += term
    }
    let inside = isOdd ? (angle + sin(angle) * sum) * 2 / .pi : sin(angle) * sum
    return max(0, 1 - inside)
  }
}
