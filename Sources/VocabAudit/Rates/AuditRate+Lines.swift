internal import Coverage

extension AuditRate {
  /// The same rate as a ratio of sums over lines; nil for what is no such ratio.
  ///
  /// Distinct words do not add up over lines, and entropies are no ratios.
  var lineRate: LineRate? {
    switch self {
    case .unknownTokenRate: .unknownTokenRate
    case .unknownWordRate: .unknownWordRate
    case .unknownLineRate: .unknownLineRate
    case .unknownCharacterRate: .unknownCharacterRate
    case .characterCoverage: .characterCoverage
    case .tokensPerWord: .tokensPerWord
    case .charactersPerToken: .charactersPerToken
    case .spelledCharactersPerToken: .spelledCharactersPerToken
    case .bytesPerToken: .bytesPerToken
    case .wholeWordRate: .wholeWordRate
    case .unknownDistinctWordRate, .renyiEfficiency, .tokenEntropy, .vocabularyUtilisation: nil
    }
  }
}
