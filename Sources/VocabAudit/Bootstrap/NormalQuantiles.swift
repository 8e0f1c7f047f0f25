internal import Glibc

/// The standard normal distribution's quantiles at 4,096 steps, straight lines between them.
///
/// Unchecked sharing: what `knots` points to is never written to after `init`.
struct NormalQuantiles: @unchecked Sendable {
  static let shared = NormalQuantiles()

  private static let stepBits: UInt32 = 12
  /// Read only, and as long as the process.
  private let knots: UnsafePointer<Double>

  private init() {
    let steps = 1 << Self.stepBits
    // The ends lie half a step in: beyond ±3.5 the straight lines would have to be infinitely long.
    knots = permanent((0...steps).map { Self.quantile(min(max(Double($0), 0.5), Double(steps) - 0.5) / Double(steps)) })
  }

  /// The quantile of the fraction `bits` · 2⁻³².
  @inline(__always)
  func quantile(_ bits: UInt32) -> Double {
    let knot = Int(bits >> (32 - Self.stepBits))
    let fraction = Double(bits << Self.stepBits) / 4_294_967_296
    return knots[knot] + fraction * (knots[knot + 1] - knots[knot])
  }

  /// By Newton's method on the distribution function.
  private static func quantile(_ probability: Double) -> Double {
    var z = 0.0
    for _ in 0..<60 {
      let error = 0.5 * erfc(-z / 2.0.squareRoot()) - probability
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      // A full step overshoots in the tails; half a unit at a time does not.
      let step = min(max(error / density, -0.5), 0.5)
      z -= step
      if abs(step) < 1e-12 { break }
    }
    return z
  }
}

/// A copy that is never given back: for tables that a process has one of.
func permanent<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
  memory.initialize(from: elements, count: elements.count)
  return UnsafePointer(memory)
}
