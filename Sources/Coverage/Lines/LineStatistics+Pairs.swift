/// A rate that is a sum over lines divided by another.
public enum LineRate: Hashable, Sendable {
  case unknownTokenRate, unknownWordRate, unknownLineRate, unknownCharacterRate, characterCoverage
  case tokensPerWord, charactersPerToken, bytesPerToken, wholeWordRate
  /// Characters of the class in unknown words, among characters of the class.
  case unknownCharacterRateOf(CharacterClass)
  /// Lines with an unknown word that holds a character of the class, among lines that hold one.
  case unknownLineRateOf(CharacterClass)
}

extension LineStatistics {
  /// How many lines have each pair of a rate's numerator and denominator; pairs of two zeros are left out.
  ///
  /// Most lines have no unknown word, so only the others are counted by pairs; the rest is what is left of all lines.
  public func pairs(_ rate: LineRate, vocabulary: Int) -> [PairHistogram.Pair] {
    let own = vocabularies[vocabulary]
    switch rate {
    case .unknownTokenRate: return completed(own.unknownByTokens, all: own.tokensByWords.numerators)
    case .unknownWordRate: return completed(own.unknownByWords, all: words)
    case .unknownLineRate: return split(own.unknownLines, of: lines)
    case .unknownCharacterRate: return completed(own.unknownByCharacters, all: characters)
    case .characterCoverage:
      return completed(own.uncoveredByCharacters, all: characters).map {
        PairHistogram.Pair(numerator: $0.denominator - $0.numerator, denominator: $0.denominator, units: $0.units)
      }
    case .tokensPerWord: return own.tokensByWords.pairs
    case .charactersPerToken: return own.charactersByTokens.pairs
    case .bytesPerToken: return own.bytesByTokens.pairs
    case .wholeWordRate: return own.wholeWordsByWords.pairs
    case .unknownCharacterRateOf(let kind):
      return completed(own.unknownByClass[kind.place], all: classCharacters[kind.place])
    case .unknownLineRateOf(let kind):
      return split(own.unknownLinesByClass[kind.place], of: lines(with: kind))
    }
  }

  /// The pairs of the lines with unknown words, and (0, denominator) for all others.
  private func completed(_ unknown: PairHistogram, all: PairHistogram) -> [PairHistogram.Pair] {
    let unknown = unknown.pairs
    var zeros: [Int: Int] = [:]
    for pair in all.pairs { zeros[pair.denominator, default: 0] += pair.units }
    for pair in unknown { zeros[pair.denominator, default: 0] -= pair.units }
    let rest = zeros.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    return rest.map { PairHistogram.Pair(numerator: 0, denominator: $0.key, units: $0.value) } + unknown
  }

  private func split(_ hits: Int, of all: Int) -> [PairHistogram.Pair] {
    [(0, all - hits), (1, hits)].filter { $0.1 > 0 }.map {
      PairHistogram.Pair(numerator: $0.0, denominator: 1, units: $0.1)
    }
  }
}

extension PairHistogram {
  /// The numerators as denominators: lines by the first figure alone.
  fileprivate var numerators: PairHistogram {
    var histogram = PairHistogram()
    for pair in pairs { histogram.add(0, pair.numerator, units: pair.units) }
    return histogram
  }
}
