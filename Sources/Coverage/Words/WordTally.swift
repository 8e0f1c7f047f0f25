/// What the distinct words come to, joined over threads.
struct WordTally: Sendable {
  var characters = CharacterCounts()
  var bands = [MeasuredText](repeating: MeasuredText(), count: FrequencyBand.count)
  var classes = [MeasuredText](repeating: MeasuredText(), count: CharacterClass.count)
  var vocabularies: [VocabularyWords]
  var comparisons: [SegmentationComparison]
  var occurrences = OccurrenceHistogram()
  /// For each band, how many distinct words have so many characters in all their occurrences.
  var charactersByBand = [FigureCounts](repeating: [:], count: FrequencyBand.count)

  init(_ vocabularies: [MeasuredVocabulary], _ detail: MeasuredDetail) {
    self.vocabularies = vocabularies.map { VocabularyWords(tokenCount: $0.vocabulary.count) }
    comparisons = SegmentationComparison.withFirst(detail.comparisonCount(vocabularies: vocabularies.count))
  }

  var text: MeasuredText { bands.reduce(into: MeasuredText()) { $0 += $1 } }

  mutating func add(_ thread: DistinctWordTally) {
    thread.addCharacters(to: &characters)
    thread.occurrences.forEach { occurrences.add(occurrences: $0, words: $1) }
    for band in bands.indices {
      bands[band] += thread.bands[band]
      charactersByBand[band].merge(thread.charactersByBand[band]?.counts ?? [:], uniquingKeysWith: +)
    }
    for kind in classes.indices { classes[kind] += thread.classes[kind] }
    for place in vocabularies.indices { vocabularies[place].add(thread.vocabularies[place]) }
    thread.forEachPlain { band, pair, text, tokens in
      let (first, second) = text.characters
      bands[band] += text.text(characters: first + second)
      classes[pair.first] += text.text(characters: first)
      if pair.second != ClassPair.none { classes[pair.second] += text.text(characters: second) }
      for place in vocabularies.indices { vocabularies[place].add(tokens(place), band, pair) }
    }
    for place in comparisons.indices {
      comparisons[place].words += thread.differentWords[2 * place]
      comparisons[place].distinctWords += thread.differentWords[2 * place + 1]
    }
  }
}

/// What one vocabulary made of the distinct words.
struct VocabularyWords: Sendable {
  var bands = [CoverageTotals](repeating: CoverageTotals(), count: FrequencyBand.count)
  var classes = [CoverageTotals](repeating: CoverageTotals(), count: CharacterClass.count)
  var tokenCounts: [Int]
  /// Occurrences of known words by their number of tokens.
  var pieceCounts: FigureCounts = [:]
  var unknownWords: [UnknownWord] = []
  /// For each band, how many distinct words have so many tokens in all their occurrences.
  var tokensByBand = [FigureCounts](repeating: [:], count: FrequencyBand.count)
  /// For each band, uncovered characters and characters of distinct words in all their occurrences.
  var uncoveredByBand = [[FigurePair: Int]](repeating: [:], count: FrequencyBand.count)

  init(tokenCount: Int) { tokenCounts = Array(repeating: 0, count: tokenCount) }

  var totals: CoverageTotals { bands.reduce(into: CoverageTotals()) { $0 += $1 } }

  fileprivate mutating func add(_ plain: PlainTokens, _ band: Int, _ pair: ClassPair) {
    var totals = CoverageTotals()
    (totals.tokens, totals.wholeWords) = (plain.tokens, plain.wholeWords)
    bands[band] += totals
    classes[pair.first] += totals
    if pair.second != ClassPair.none { classes[pair.second] += totals }
  }

  fileprivate mutating func add(_ thread: VocabularyTally) {
    for band in bands.indices {
      bands[band] += thread.bands[band]
      tokensByBand[band].merge(thread.tokensByBand[band]?.counts ?? [:], uniquingKeysWith: +)
      uncoveredByBand[band].merge(thread.uncoveredByBand[band], uniquingKeysWith: +)
    }
    for kind in classes.indices { classes[kind] += thread.classes[kind] }
    for id in tokenCounts.indices { tokenCounts[id] += thread.tokenCounts[id] }
    pieceCounts.merge(thread.pieceCounts.counts, uniquingKeysWith: +)
    unknownWords += thread.unknownWords
  }
}
