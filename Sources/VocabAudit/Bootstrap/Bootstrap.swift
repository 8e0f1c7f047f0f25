internal import Coverage

/// Intervals of a ratio of two sums by resampling the units (lines, or words) that were summed.
///
/// Each replicate is a corpus in which every unit occurs a Poisson(1) number of times: the Poisson bootstrap, which agrees
/// with drawing as many units with replacement as there were, but needs no fixed number of them. Units with the same
/// pair of figures are drawn together, because the sum of n such numbers is Poisson(n); so the work depends on the
/// distinct pairs, not on the size of the corpus, and nothing on the order of the units.
/// - Source: Efron, "Bootstrap Methods", 1979; Hanley and MacGibbon, "Creating non-parametric bootstrap samples using
///   Poisson frequencies", 2006.
struct Bootstrap: Sendable {
  var seed: UInt64 = 1
  /// Replicates where the pairs are few enough; 1,000 place the ends of a 95 % interval to about a twentieth of its width.
  var replicateCount = 1000
  /// Draws for one rate at most, unless that would leave fewer than `smallestReplicateCount` replicates.
  var drawLimit = 4_000_000
  var smallestReplicateCount = 200

  /// The interval of sum of numerators / sum of denominators; nil if no denominator is positive.
  /// - Complexity: O(r p) for r replicates of p pairs.
  func interval(_ pairs: [PairHistogram.Pair]) -> RateInterval? {
    guard pairs.contains(where: { $0.denominator > 0 }) else { return nil }
    let count = min(replicateCount, max(smallestReplicateCount, drawLimit / pairs.count))
    let ratios = (0..<count).map { ratio(pairs, replicate: $0) }.sorted()
    let mean = ratios.reduce(0, +) / Double(count)
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    // The k-th smallest and largest of r, so that 2.5 % lie beyond each.
    let tail = count / 40
    return RateInterval(low: ratios[tail], high: ratios[count - 1 - tail], standardError: variance.squareRoot())
  }

  private func ratio(_ pairs: [PairHistogram.Pair], replicate: Int) -> Double {
    var sampler = PoissonSampler(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(replicate))
    var numerator = 0.0
    var denominator = 0.0
    for pair in pairs {
      let units = sampler.next(mean: pair.units)
      numerator += units * Double(pair.numerator)
      denominator += units * Double(pair.denominator)
    }
    // A tiny corpus may come out empty; then the replicate says nothing and stands at 0 like an empty corpus.
    return denominator > 0 ? numerator / denominator : 0
  }
}
