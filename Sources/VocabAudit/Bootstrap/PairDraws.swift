internal import Coverage

/// The pairs of figures that replicates are drawn from, prepared once for all replicates.
///
/// What `PoissonSampler.next` gives pair after pair, computed in two loops without a branch on the mean: pairs of small
/// means first, then the others. Sums of whole numbers below 2⁵³ are exact in any order.
struct PairDraws {
  private struct Pair {
    /// What the replicate's seed is moved by for this pair.
    var step: UInt64
    var mean: Int
    var deviation: Double
    var numerator: Double
    var denominator: Double
  }

  private var inverted: [Pair] = []
  private var normal: [Pair] = []

  init(_ pairs: [PairHistogram.Pair]) {
    for (number, pair) in pairs.enumerated() {
      let draw = Pair(
        step: PoissonSampler.step &* UInt64(number + 1), mean: pair.units, deviation: Double(pair.units).squareRoot(),
        numerator: Double(pair.numerator), denominator: Double(pair.denominator))
      if pair.units <= PoissonInversion.largestMean { inverted.append(draw) } else { normal.append(draw) }
    }
  }

  /// The ratio in one replicate; nil where it drew nothing to divide by.
  func ratio(seed: UInt64) -> Double? {
    var (numerator, denominator) = (0.0, 0.0)
    let inversion = PoissonInversion.shared
    for pair in inverted {
      let units = Double(inversion.quantile(mean: pair.mean, PoissonSampler.bits(seed &+ pair.step)))
      numerator += units * pair.numerator
      denominator += units * pair.denominator
    }
    let quantiles = NormalQuantiles.shared
    for pair in normal {
      let z = quantiles.quantile(PoissonSampler.bits(seed &+ pair.step))
      let value = Double(pair.mean) + z * pair.deviation + (z * z - 1) / 6
      // Rounds: z is above -3.7, so that the value is above 30.
      let units = Double(Int(value + 0.5))
      numerator += units * pair.numerator
      denominator += units * pair.denominator
    }
    return denominator > 0 ? numerator / denominator : nil
  }
}
