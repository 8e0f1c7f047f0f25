package import Coverage

extension Bootstrap {
  /// The interval of left numerators / left denominators − right numerators / right denominators, where both ratios are
  /// of the same lines: each replicate draws a line for both at once.
  ///
  /// What the two have in common thus cancels, so that the interval is much narrower than those of the ratios would
  /// suggest. Where the sums are normally distributed, the ends are those of a normal distribution; else replicates are
  /// drawn as for one ratio.
  ///
  /// Nil where too little is there to tell: a side has nothing to divide by, or most replicates come out empty.
  /// - Complexity: O(r p) for r replicates of p pairs, O(p) where the sums are normally distributed.
  package func difference(_ lines: RatioPairLines) -> RateInterval? {
    switch lines {
    case .moments(let moments):
      guard let sums = RatioDifference(moments) else { return nil }
      return sums.normalInterval(variance: sums.variance(moments))
    case .pairs(let pairs):
      guard let sums = RatioDifference(pairs) else { return nil }
      let deviations = sums.deviations(pairs)
      if deviations.isNormal(skewnessBelow: normalSkewness) {
        return sums.normalInterval(variance: deviations.variance)
      }
      return interval(of: differences(pairs))
    }
  }

  private func differences(_ pairs: [(pair: RatioPair, units: Int)]) -> [Double] {
    let draws = RatioPairDraws(pairs, normalSkewness: normalSkewness)
    let count = replicateCount(draws: draws.count)
    let differences = (0..<count).compactMap { draws.difference(seed: replicateSeed($0)) }
    return differences.count * 2 > count ? differences : []
  }
}

/// The difference of two ratios of sums over the same lines, and how resampling moves it.
///
/// A line moves it by about `left numerator · weights[0] + left denominator · weights[1] + …`: the first order of the
/// ratios' series.
struct RatioDifference {
  private let value: Double
  private let weights: [Double]
  private let leftDenominator: Double
  private let rightDenominator: Double

  private init?(sums: [Double]) {
    guard sums[1] > 0, sums[3] > 0 else { return nil }
    let (left, right) = (sums[0] / sums[1], sums[2] / sums[3])
    value = left - right
    weights = [1 / sums[1], -left / sums[1], -1 / sums[3], right / sums[3]]
    (leftDenominator, rightDenominator) = (sums[1], sums[3])
  }

  init?(_ moments: RatioMoments) { self.init(sums: moments.sums.map { Double($0) }) }

  init?(_ pairs: [(pair: RatioPair, units: Int)]) {
    var sums = [0.0, 0, 0, 0]
    for (pair, units) in pairs {
      for (place, figure) in pair.figures.enumerated() { sums[place] += figure * Double(units) }
    }
    self.init(sums: sums)
  }

  /// 97.5 % of a standard normal distribution lie below it.
  private static let normalEnd = 1.959963984540054

  func normalInterval(variance: Double) -> RateInterval {
    let error = variance.squareRoot()
    return RateInterval(
      low: value - Self.normalEnd * error, high: value + Self.normalEnd * error, standardError: error)
  }

  func variance(_ moments: RatioMoments) -> Double {
    var variance = 0.0
    for row in 0..<4 {
      for column in 0..<4 { variance += weights[row] * weights[column] * Double(moments.products[4 * row + column]) }
    }
    return max(0, variance)
  }

  /// Second and third cumulant of the difference, and how much the denominators vary.
  struct Deviations {
    fileprivate(set) var variance = 0.0
    fileprivate var cumulant = 0.0
    fileprivate var denominatorVariation = 0.0

    /// As `ResampledSums.isNormal`.
    func isNormal(skewnessBelow limit: Double) -> Bool {
      abs(cumulant) < limit * variance * variance.squareRoot() && denominatorVariation < 0.02
    }
  }

  func deviations(_ pairs: [(pair: RatioPair, units: Int)]) -> Deviations {
    var deviations = Deviations()
    var (left, right) = (0.0, 0.0)
    for (pair, units) in pairs {
      let (figures, units) = (pair.figures, Double(units))
      let deviation =
        weights[0] * figures[0] + weights[1] * figures[1] + weights[2] * figures[2] + weights[3] * figures[3]
      deviations.variance += deviation * deviation * units
      deviations.cumulant += deviation * deviation * deviation * units
      left += figures[1] * figures[1] * units
      right += figures[3] * figures[3] * units
    }
    deviations.denominatorVariation = max(
      left.squareRoot() / leftDenominator, right.squareRoot() / rightDenominator)
    return deviations
  }
}

extension RatioPair {
  /// As numbers to compute with, in the order of the sums.
  var figures: SIMD4<Double> {
    SIMD4(Double(leftNumerator), Double(leftDenominator), Double(rightNumerator), Double(rightDenominator))
  }
}

extension SIMD4<Double> {
  fileprivate func enumerated() -> [(Int, Double)] { indices.map { ($0, self[$0]) } }
}
