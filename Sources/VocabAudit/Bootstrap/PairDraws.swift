internal import Coverage

/// The pairs of figures that replicates are drawn from, prepared once for all replicates.
///
/// What `PoissonSampler.next` gives pair after pair, computed in two loops without a branch on the mean: pairs of small
/// means first, then the others. Sums of whole numbers below 2⁵³ are exact in any order.
///
/// Of most units nothing is counted, or all: their numerators are 0, or equal to their denominators. All that
/// such pairs add to a replicate is one sum, which is drawn as one number where it is normally distributed
/// (`PairPool`).
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
  /// The pairs whose numerator is 0, and those whose numerator is their denominator; nil where they are drawn one by
  /// one.
  private let zeros: PairPool?
  private let wholes: PairPool?

  /// How many numbers are drawn for a replicate.
  var count: Int { inverted.count + normal.count + (zeros == nil ? 0 : 1) + (wholes == nil ? 0 : 1) }

  /// - Parameter skewness: sums that are less skewed than this are taken for normally distributed.
  init(_ pairs: [PairHistogram.Pair], normalSkewness skewness: Double) {
    zeros = PairPool(
      pairs.lazy.filter { $0.numerator == 0 }, step: PoissonSampler.step &* UInt64(pairs.count + 1),
      skewnessBelow: skewness)
    wholes = PairPool(
      pairs.lazy.filter { $0.numerator > 0 && $0.numerator == $0.denominator },
      step: PoissonSampler.step &* UInt64(pairs.count + 2), skewnessBelow: skewness)
    for (number, pair) in pairs.enumerated() {
      if pair.numerator == 0 {
        if zeros != nil { continue }
      } else if pair.numerator == pair.denominator, wholes != nil {
        continue
      }
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
    if let zeros { denominator += zeros.sum(seed: seed, quantiles) }
    if let wholes {
      let sum = wholes.sum(seed: seed, quantiles)
      numerator += sum
      denominator += sum
    }
    return denominator > 0 ? numerator / denominator : nil
  }
}

/// Several pairs of which a replicate needs only the sum of their denominators.
private struct PairPool {
  private var mean = 0.0
  private var deviation = 0.0
  private let step: UInt64

  /// Nil unless there are several pairs and their sum is hardly skewed; then its mean is many deviations above 0, too.
  init?(_ pairs: some Sequence<PairHistogram.Pair>, step: UInt64, skewnessBelow limit: Double) {
    self.step = step
    var (count, variance, cumulant) = (0, 0.0, 0.0)
    for pair in pairs {
      let (denominator, units) = (Double(pair.denominator), Double(pair.units))
      mean += denominator * units
      variance += denominator * denominator * units
      cumulant += denominator * denominator * denominator * units
      count += 1
    }
    deviation = variance.squareRoot()
    guard count > 1, cumulant < limit * variance * deviation else { return nil }
  }

  @inline(__always)
  func sum(seed: UInt64, _ quantiles: NormalQuantiles) -> Double {
    mean + deviation * quantiles.quantile(PoissonSampler.bits(seed &+ step))
  }
}
