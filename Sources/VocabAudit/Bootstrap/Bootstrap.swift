package import Coverage

/// Intervals of a ratio of two sums by resampling the units (lines, or words) that were summed.
///
/// Each replicate is a corpus in which every unit occurs a Poisson(1) number of times: the Poisson bootstrap, which
/// agrees with drawing as many units with replacement as there were, but needs no fixed number of them. Units with the
/// same pair of figures are drawn together, because the sum of n such numbers is Poisson(n); so the work depends on the
/// distinct pairs, not on the size of the corpus, and nothing on the order of the units.
///
/// Where very many units contribute, the two sums of a replicate are normally distributed to within what replicates
/// resolve; then they are drawn from that distribution at once instead of pair by pair. Where that holds only for the
/// units that lack nothing, these are drawn at once, and the few others pair by pair.
/// - Source: Efron, "Bootstrap Methods", 1979; Hanley and MacGibbon, "Creating non-parametric bootstrap samples using
///   Poisson frequencies", 2006.
package struct Bootstrap: Sendable {
  package var seed: UInt64 = 1
  /// Replicates where the pairs are few enough; 1,000 place the ends of a 95 % interval to about a twentieth of its
  /// width.
  var replicateCount = 1000
  /// Draws for one rate at most, unless that would leave fewer than `smallestReplicateCount` replicates.
  package var drawLimit = 4_000_000
  package var smallestReplicateCount = 200
  /// Sums whose ratio is less skewed than this are taken for normally distributed: it moves the ends of an interval by
  /// less than a fortieth of the standard error, a third of what 1,000 replicates leave open.
  package var normalSkewness = 0.05

  package init(seed: UInt64 = 1) { self.seed = seed }

  /// The interval of sum of numerators / sum of denominators.
  ///
  /// Nil where too little is there to tell: no denominator is positive, or most replicates come out empty.
  /// - Parameter pairs: in an order that depends on nothing but the pairs.
  /// - Complexity: O(r p) for r replicates of p pairs, O(r + p) where the sums are normally distributed.
  package func interval(_ pairs: [PairHistogram.Pair]) -> RateInterval? {
    guard pairs.contains(where: { $0.denominator > 0 }) else { return nil }
    return interval(of: ratios(pairs))
  }

  /// The interval that replicates give; nil for less than two.
  func interval(of replicates: [Double]) -> RateInterval? {
    let ratios = replicates.sorted()
    guard ratios.count > 1 else { return nil }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ratios.count - 1)
    // So many of the smallest and the largest that 2.5 % lie beyond each end.
    let tail = ratios.count / 40
    return RateInterval(low: ratios[tail], high: ratios[ratios.count - 1 - tail], standardError: variance.squareRoot())
  }

  /// The ratio in each replicate; none where most drew nothing to divide by, as happens with very few units.
  private func ratios(_ pairs: [PairHistogram.Pair]) -> [Double] {
    let sums = ResampledSums(pairs)
    if sums.isNormal(skewnessBelow: normalSkewness) {
      return (0..<replicateCount).map { replicate in
        var sampler = PoissonSampler(seed: replicateSeed(replicate))
        return sums.ratio(&sampler)
      }
    }
    let draws = PairDraws(pairs, normalSkewness: normalSkewness)
    let count = replicateCount(draws: draws.count)
    let ratios = (0..<count).compactMap { draws.ratio(seed: replicateSeed($0)) }
    return ratios.count * 2 > count ? ratios : []
  }

  /// - Parameter count: numbers that are drawn for a replicate.
  func replicateCount(draws count: Int) -> Int {
    min(replicateCount, max(smallestReplicateCount, drawLimit / max(count, 1)))
  }

  func replicateSeed(_ replicate: Int) -> UInt64 { seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(replicate) }
}
