internal import Coverage

/// How the sums of numerators and denominators of a Poisson resample are distributed: their means, variances and
/// covariance, and how skewed their ratio is.
///
/// Each unit's number has mean, variance and third cumulant 1, and those of independent numbers add up.
struct ResampledSums {
  private var numerator = 0.0
  private var denominator = 0.0
  private var numeratorVariance = 0.0
  private var denominatorVariance = 0.0
  private var covariance = 0.0
  /// Second and third cumulant of the numerators' sum less the ratio times the denominators': its sign says on which
  /// side of the ratio a resample's lies.
  private var differenceVariance = 0.0
  private var differenceCumulant = 0.0

  init(_ pairs: [PairHistogram.Pair]) {
    for pair in pairs {
      let (left, right, units) = (Double(pair.numerator), Double(pair.denominator), Double(pair.units))
      numerator += left * units
      denominator += right * units
      numeratorVariance += left * left * units
      denominatorVariance += right * right * units
      covariance += left * right * units
    }
    let ratio = numerator / denominator
    for pair in pairs {
      let difference = Double(pair.numerator) - ratio * Double(pair.denominator)
      differenceVariance += difference * difference * Double(pair.units)
      differenceCumulant += difference * difference * difference * Double(pair.units)
    }
  }

  /// Whether resamples may be drawn from the normal distribution: the ratio is hardly skewed, and the denominator
  /// varies so little that it never comes near 0.
  func isNormal(skewnessBelow limit: Double) -> Bool {
    abs(differenceCumulant) < limit * differenceVariance * differenceVariance.squareRoot()
      && denominatorVariance.squareRoot() < 0.02 * denominator
  }

  /// The ratio in one resample.
  func ratio(_ sampler: inout PoissonSampler) -> Double {
    let (first, second) = (sampler.nextNormal(), sampler.nextNormal())
    let deviation = denominatorVariance.squareRoot()
    let slope = covariance / deviation
    let rest = max(0, numeratorVariance - slope * slope).squareRoot()
    return (numerator + slope * first + rest * second) / (denominator + deviation * first)
  }
}
