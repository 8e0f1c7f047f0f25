internal import Coverage

/// Rates by name; a rate that was not measured is absent.
public typealias RateTable = [AuditRate: Double]

/// Intervals by the name of their rate.
public typealias IntervalTable = [AuditRate: RateInterval]

extension CoverageRates {
  /// The rates by name.
  var table: RateTable {
    var table: RateTable = [
      .unknownTokenRate: unknownTokenRate, .unknownWordRate: unknownWordRate,
      .unknownDistinctWordRate: unknownDistinctWordRate, .unknownCharacterRate: unknownCharacterRate,
      .characterCoverage: characterCoverage, .tokensPerWord: tokensPerWord, .charactersPerToken: charactersPerToken,
      .bytesPerToken: bytesPerToken, .wholeWordRate: wholeWordRate,
    ]
    table[.unknownLineRate] = unknownLineRate
    return table
  }
}
