/// How many distinct words occur how often.
public struct OccurrenceHistogram: Sendable {
  /// By occurrences; most words are rare.
  private var few = [Int](repeating: 0, count: 1024)
  private var many: [Int: Int] = [:]

  init() {}

  @inline(__always)
  mutating func add(occurrences: Int, words: Int = 1) {
    if occurrences < few.count { few[occurrences] += words } else { many[occurrences, default: 0] += words }
  }

  mutating func add(_ other: OccurrenceHistogram) {
    for entry in other.entries { add(occurrences: entry.occurrences, words: entry.words) }
  }

  /// Ascending by occurrences.
  public var entries: [(occurrences: Int, words: Int)] {
    few.enumerated().filter { $1 > 0 }.map { ($0, $1) } + many.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension CorpusCoverage {
  /// For each frequency band, how many distinct words have each pair of occurrences as an unknown word (0 for a known
  /// one) and occurrences: what resampling the words of a band needs.
  public func wordPairs(vocabulary place: Int) -> [(band: FrequencyBand, pairs: [PairHistogram.Pair])] {
    var unknown: [Int: Int] = [:]
    for word in vocabularies[place].unknownWords { unknown[word.occurrences, default: 0] += 1 }
    var pairs: [FrequencyBand: [PairHistogram.Pair]] = [:]
    for (occurrences, words) in wordsByOccurrences.entries {
      let lost = unknown[occurrences] ?? 0
      let split = [(0, words - lost), (occurrences, lost)].filter { $0.1 > 0 }
      pairs[FrequencyBand(occurrences: occurrences), default: []] += split.map {
        PairHistogram.Pair(numerator: $0.0, denominator: occurrences, units: $0.1)
      }
    }
    return pairs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
