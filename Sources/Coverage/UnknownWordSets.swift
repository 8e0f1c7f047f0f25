extension CorpusCoverage {
  /// Joins the sets of all threads, words named by their places.
  mutating func setUnknownWordSets(_ parts: [[(words: [[UInt8]], lines: Int)]]) {
    let unknown = vocabularies.first?.unknownWords ?? []
    let places = Dictionary(unknown.enumerated().map { ($1.bytes, $0) }) { first, _ in first }
    var lines: [[Int]: Int] = [:]
    for set in parts.joined() { lines[set.words.compactMap { places[$0] }.sorted(), default: 0] += set.lines }
    unknownWordSets = lines.map { UnknownWordSet(words: $0.key, lines: $0.value) }
      .sorted { $0.words.lexicographicallyPrecedes($1.words) }
  }
}
