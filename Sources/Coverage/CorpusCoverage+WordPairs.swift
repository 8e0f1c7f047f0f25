internal import Storage

/// A rate that is a sum over distinct words divided by another.
public enum WordRate: Hashable, Sendable {
  case unknownTokenRate, unknownWordRate, unknownDistinctWordRate, unknownCharacterRate, characterCoverage
}

extension CorpusCoverage {
  /// How many distinct words of a frequency band have each pair of a rate's numerator and denominator, in all their
  /// occurrences: what resampling the words of a band needs.
  ///
  /// Most words lack nothing, so only the others are counted by pairs; the rest is what is left of all words.
  public func wordPairs(_ rate: WordRate, _ band: FrequencyBand, vocabulary place: Int) -> [PairHistogram.Pair] {
    let own = vocabularies[place]
    let unknown = own.unknownWords.lazy.filter { FrequencyBand(occurrences: $0.occurrences) == band }
    switch rate {
    case .unknownDistinctWordRate:
      let all = textByBand.first { $0.band == band }?.text.distinctWords ?? 0
      return Self.pairs(unknown.map { _ in FigurePair(numerator: 1, denominator: 1) }, all: [1: all])
    case .unknownWordRate:
      let all = wordsByOccurrences.entries.filter { FrequencyBand(occurrences: $0.occurrences) == band }
      return Self.pairs(
        unknown.map { FigurePair(numerator: $0.occurrences, denominator: $0.occurrences) },
        all: FigureCounts(all.map { ($0.occurrences, $0.words) }, uniquingKeysWith: +))
    case .unknownTokenRate:
      return Self.pairs(
        unknown.map { FigurePair(numerator: $0.occurrences, denominator: $0.occurrences) },
        all: own.tokensByBand[band.place])
    case .unknownCharacterRate:
      return Self.pairs(
        unknown.map { word in
          let characters = word.occurrences * scalarCount(word.bytes)
          return FigurePair(numerator: characters, denominator: characters)
        }, all: charactersByBand[band.place])
    case .characterCoverage:
      return Self.pairs(own.uncoveredByBand[band.place], all: charactersByBand[band.place]).map {
        PairHistogram.Pair(numerator: $0.denominator - $0.numerator, denominator: $0.denominator, units: $0.units)
      }
    }
  }

  private static func pairs(_ lacking: some Sequence<FigurePair>, all: FigureCounts) -> [PairHistogram.Pair] {
    var counts: [FigurePair: Int] = [:]
    for pair in lacking { counts[pair, default: 0] += 1 }
    return pairs(counts, all: all)
  }

  /// The pairs of words that lack something, and (0, denominator) for all others; ascending.
  private static func pairs(_ lacking: [FigurePair: Int], all: FigureCounts) -> [PairHistogram.Pair] {
    var counts = lacking
    for (figure, words) in all { counts[FigurePair(numerator: 0, denominator: figure), default: 0] += words }
    for (pair, words) in lacking {
      counts[FigurePair(numerator: 0, denominator: pair.denominator), default: 0] -= words
    }
    return counts.filter { $0.value > 0 }
      .map { PairHistogram.Pair(numerator: $0.key.numerator, denominator: $0.key.denominator, units: $0.value) }
      .sorted { ($0.numerator, $0.denominator) < ($1.numerator, $1.denominator) }
  }
}
