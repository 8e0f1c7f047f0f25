/// A rate that is a sum over lines divided by another.
public enum LineRate: Hashable, Sendable {
  case unknownTokenRate, unknownWordRate, unknownLineRate, unknownCharacterRate, characterCoverage
  case tokensPerWord, charactersPerToken, bytesPerToken, wholeWordRate
  /// Of the words that are known to every vocabulary.
  case spelledCharactersPerToken
  /// Of the words that hold a character of the class: unknown ones, among their tokens.
  case unknownTokenRateOf(CharacterClass)
  /// Of the words that hold a character of the class: unknown ones, among them all.
  case unknownWordRateOf(CharacterClass)
  /// Lines with an unknown word that holds a character of the class, among lines that hold one.
  case unknownLineRateOf(CharacterClass)
  /// Characters of the class in unknown words, among characters of the class.
  case unknownCharacterRateOf(CharacterClass)
  /// Characters of the class that are a token of their own where they stand, among characters of the class.
  case characterCoverageOf(CharacterClass)
}

extension LineStatistics {
  /// How many lines have each pair of a rate's numerator and denominator; pairs of two zeros are left out.
  ///
  /// Most lines lack nothing, so only the others are counted by pairs; the rest is what is left of all lines.
  public func pairs(_ rate: LineRate, vocabulary: Int) -> [PairHistogram.Pair] {
    let own = vocabularies[vocabulary]
    switch rate {
    case .unknownTokenRate: return completed(own.unknownByTokens, all: own.tokensByWords.numerators)
    case .unknownWordRate: return completed(own.unknownByWords, all: own.wholeWordsByWords)
    case .unknownLineRate: return split(own.unknownLines, of: lines)
    case .unknownCharacterRate: return completed(own.unknownByCharacters, all: own.charactersByTokens.numerators)
    case .characterCoverage: return covered(own.uncoveredByCharacters, all: own.charactersByTokens.numerators)
    case .tokensPerWord: return own.tokensByWords.pairs
    case .charactersPerToken: return own.charactersByTokens.pairs
    case .spelledCharactersPerToken: return own.spelledPairs
    case .bytesPerToken: return own.bytesByTokens.pairs
    case .wholeWordRate: return own.wholeWordsByWords.pairs
    case .unknownTokenRateOf(let kind):
      return completed(own.classes[kind.place].unknownByTokens, all: own.classTokens[kind.place])
    case .unknownWordRateOf(let kind):
      return completed(own.classes[kind.place].unknownByWords, all: classWords[kind.place])
    case .unknownLineRateOf(let kind):
      return split(own.classes[kind.place].unknownLines, of: lines(with: kind))
    case .unknownCharacterRateOf(let kind):
      return completed(own.classes[kind.place].unknownByCharacters, all: classCharacters[kind.place])
    case .characterCoverageOf(let kind):
      return covered(own.classes[kind.place].uncoveredByCharacters, all: classCharacters[kind.place])
    }
  }

  private func covered(_ uncovered: PairHistogram, all: PairHistogram) -> [PairHistogram.Pair] {
    completed(uncovered, all: all).map {
      PairHistogram.Pair(numerator: $0.denominator - $0.numerator, denominator: $0.denominator, units: $0.units)
    }
  }

  private func split(_ hits: Int, of all: Int) -> [PairHistogram.Pair] {
    [(0, all - hits), (1, hits)].filter { $0.1 > 0 }.map {
      PairHistogram.Pair(numerator: $0.0, denominator: 1, units: $0.1)
    }
  }
}

extension VocabularyLines {
  /// Characters by tokens without the words that are unknown to any vocabulary.
  fileprivate var spelledPairs: [PairHistogram.Pair] {
    var units: [[Int]: Int] = [:]
    for (histogram, sign) in [
      (charactersByTokens, 1), (charactersByTokensOfAll, -1), (charactersByTokensOfSpelled, 1),
    ] {
      for pair in histogram.pairs { units[[pair.numerator, pair.denominator], default: 0] += sign * pair.units }
    }
    return units.filter { $0.value > 0 && $0.key[1] > 0 }
      .map { PairHistogram.Pair(numerator: $0.key[0], denominator: $0.key[1], units: $0.value) }
      .sorted { ($0.numerator, $0.denominator) < ($1.numerator, $1.denominator) }
  }
}

/// The pairs of what lacks something, and (0, denominator) for all others.
func completed(_ lacking: PairHistogram, all: PairHistogram) -> [PairHistogram.Pair] {
  let lacking = lacking.pairs
  var zeros: [Int: Int] = [:]
  for pair in all.pairs { zeros[pair.denominator, default: 0] += pair.units }
  for pair in lacking { zeros[pair.denominator, default: 0] -= pair.units }
  let rest = zeros.filter { $0.value > 0 }.sorted { $0.key < $1.key }
  return rest.map { PairHistogram.Pair(numerator: 0, denominator: $0.key, units: $0.value) } + lacking
}

extension PairHistogram {
  /// The numerators as denominators: lines by the first figure alone.
  fileprivate var numerators: PairHistogram {
    var histogram = PairHistogram()
    for pair in pairs { histogram.add(0, pair.numerator, units: pair.units) }
    return histogram
  }
}
