internal import Coverage

/// The pairs of ratios' figures that replicates are drawn from, prepared once for all replicates; as `PairDraws`, for
/// two ratios at once.
///
/// In most lines nothing is counted for either ratio. All that they add to a replicate is the sum of their
/// denominators, which are drawn as two numbers where they are normally distributed.
struct RatioPairDraws {
  private struct Pair {
    /// What the replicate's seed is moved by for this pair.
    var step: UInt64
    var mean: Int
    var figures: SIMD4<Double>
  }

  private var drawn: [Pair] = []
  private let empty: DenominatorPool?

  /// How many numbers are drawn for a replicate.
  var count: Int { drawn.count + (empty == nil ? 0 : 2) }

  /// - Parameter skewness: sums that are less skewed than this are taken for normally distributed.
  init(_ pairs: [(pair: RatioPair, units: Int)], normalSkewness skewness: Double) {
    empty = DenominatorPool(
      pairs.lazy.filter { $0.pair.isUncounted }, step: PoissonSampler.step &* UInt64(pairs.count + 1),
      skewnessBelow: skewness)
    for (number, line) in pairs.enumerated() where empty == nil || !line.pair.isUncounted {
      drawn.append(
        Pair(step: PoissonSampler.step &* UInt64(number + 1), mean: line.units, figures: line.pair.figures))
    }
  }

  /// The difference of the ratios in one replicate; nil where it drew nothing to divide by.
  func difference(seed: UInt64) -> Double? {
    var sums = SIMD4<Double>.zero
    for pair in drawn {
      var sampler = PoissonSampler(seed: seed &+ pair.step &- PoissonSampler.step)
      sums += sampler.next(mean: pair.mean) * pair.figures
    }
    if let empty { sums += empty.sums(seed: seed) }
    return sums[1] > 0 && sums[3] > 0 ? sums[0] / sums[1] - sums[2] / sums[3] : nil
  }
}

extension RatioPair {
  fileprivate var isUncounted: Bool { leftNumerator == 0 && rightNumerator == 0 }
}

/// Several pairs of which a replicate needs only the sums of the denominators.
private struct DenominatorPool {
  private var left = 0.0
  private var right = 0.0
  private var leftDeviation = 0.0
  private var slope = 0.0
  private var rest = 0.0
  private let step: UInt64

  /// Nil unless there are several pairs and their sums are hardly skewed.
  init?(_ pairs: some Sequence<(pair: RatioPair, units: Int)>, step: UInt64, skewnessBelow limit: Double) {
    self.step = step
    var (count, leftVariance, rightVariance, covariance) = (0, 0.0, 0.0, 0.0)
    var (leftCumulant, rightCumulant) = (0.0, 0.0)
    for (pair, units) in pairs {
      let (own, other, units) = (Double(pair.leftDenominator), Double(pair.rightDenominator), Double(units))
      left += own * units
      right += other * units
      leftVariance += own * own * units
      rightVariance += other * other * units
      covariance += own * other * units
      leftCumulant += own * own * own * units
      rightCumulant += other * other * other * units
      count += 1
    }
    guard count > 1, leftCumulant < limit * leftVariance * leftVariance.squareRoot(),
      rightCumulant < limit * rightVariance * rightVariance.squareRoot()
    else { return nil }
    leftDeviation = leftVariance.squareRoot()
    slope = covariance / leftDeviation
    rest = max(0, rightVariance - slope * slope).squareRoot()
  }

  func sums(seed: UInt64) -> SIMD4<Double> {
    var sampler = PoissonSampler(seed: seed &+ step &- PoissonSampler.step)
    let (first, second) = (sampler.nextNormal(), sampler.nextNormal())
    return SIMD4(0, left + leftDeviation * first, 0, right + slope * first + rest * second)
  }
}
