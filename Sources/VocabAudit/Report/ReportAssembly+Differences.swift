internal import Coverage
internal import Storage
internal import WordCounting

extension ReportAssembly {
  /// Characters for each token of the words that are known to every vocabulary; nil where there are none.
  func spelledCharactersPerToken(_ place: Int) -> Double? {
    guard let pairs = coverage.lines?.pairs(.spelledCharactersPerToken, vocabulary: place), !pairs.isEmpty else {
      return nil
    }
    let (characters, tokens) = pairs.reduce((0, 0)) {
      ($0.0 + $1.numerator * $1.units, $0.1 + $1.denominator * $1.units)
    }
    return Double(characters) / Double(tokens)
  }

  /// For each comparison how far the first vocabulary's rates differ from the other's.
  func differences() -> [[ComparisonReport.RateDifference]] {
    let rates = AuditRate.allCases
    let tables = coverage.vocabularies.indices.map { self.rates($0) }
    let bootstrap = Bootstrap(seed: audit.seed)
    let count = coverage.comparisons.count
    let found = parallelMap(count: count * rates.count, threads: audit.threads) { number in
      let (comparison, place) = number.quotientAndRemainder(dividingBy: rates.count)
      let rate = rates[place]
      guard let left = tables[0][rate], let right = tables[comparison + 1][rate] else {
        return ComparisonReport.RateDifference?.none
      }
      let interval = lines(rate, comparison).flatMap { bootstrap.difference($0) }
      // What is measured is the share that is not covered.
      let isReversed = rate == .characterCoverage
      return ComparisonReport.RateDifference(
        rate: rate, left: left, right: right, difference: left - right,
        low: isReversed ? interval.map { -$0.high } : interval?.low,
        high: isReversed ? interval.map { -$0.low } : interval?.high)
    }
    return (0..<count).map { found[$0 * rates.count..<($0 + 1) * rates.count].compactMap(\.self) }
  }

  /// What the rate's difference is resampled from; nil for rates that are no ratios of sums.
  private func lines(_ rate: AuditRate, _ comparison: Int) -> RatioPairLines? {
    if rate == .unknownDistinctWordRate { return coverage.distinctWordPairs(comparison: comparison) }
    return rate.lineRate.flatMap { coverage.lines?.ratioPairs($0, comparison: comparison) }
  }
}
