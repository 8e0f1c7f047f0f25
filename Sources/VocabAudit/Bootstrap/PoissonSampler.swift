/// Seeded draws from Poisson distributions of whole means.
///
/// Up to a mean of 63 by inversion of the cumulative distribution, exact to 2⁻³²; above it from the normal distribution
/// with the Cornish–Fisher correction for skewness, (z² − 1) / 6, whose error is far below what 1,000 replicates
/// resolve.
/// - Complexity: O(1) a draw.
package struct PoissonSampler {
  private var state: UInt64
  private let inversion = PoissonInversion.shared
  private let normal = NormalQuantiles.shared

  package init(seed: UInt64) { state = seed }

  /// A Poisson(`mean`) number.
  package mutating func next(mean: Int) -> Double {
    let bits = nextBits()
    if mean <= PoissonInversion.largestMean { return Double(inversion.quantile(mean: mean, bits)) }
    let z = normal.quantile(bits)
    let mean = Double(mean)
    return max(0, (mean + z * mean.squareRoot() + (z * z - 1) / 6).rounded())
  }

  /// A number of the standard normal distribution.
  mutating func nextNormal() -> Double { normal.quantile(nextBits()) }

  /// 32 random bits.
  /// - Source: SplitMix64; Steele, Lea, Flood 2014.
  private mutating func nextBits() -> UInt32 {
    state &+= Self.step
    return Self.bits(state)
  }

  /// What a state is moved by for each draw, so that any draw's bits can be had without those before it.
  static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func bits(_ state: UInt64) -> UInt32 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 32)
  }
}
