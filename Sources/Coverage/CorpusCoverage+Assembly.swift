internal import WordCounting

extension CorpusCoverage {
  /// Puts the joined sums of all threads together.
  init(
    _ corpus: CorpusTotals, _ words: WordCounts, _ tally: WordTally, _ lines: LineSums?,
    _ vocabularies: [MeasuredVocabulary], _ detail: MeasuredDetail
  ) {
    self.corpus = corpus
    self.words = words
    self.lines = lines?.statistics
    text = tally.text
    text.lines = lines?.statistics.lines ?? 0
    characters = tally.characters
    wordsByOccurrences = tally.occurrences
    comparisons = tally.comparisons
    charactersByBand = tally.charactersByBand
    textByClass = [:]
    for kind in CharacterClass.allCases where tally.classes[kind.place].words > 0 {
      textByClass[kind] = tally.classes[kind.place]
      textByClass[kind]?.lines = lines?.statistics.lines(with: kind) ?? 0
    }
    // Without distributions, all words were added up as if they were of one band.
    let bands = detail.hasDistributions ? tally.bands.indices.filter { tally.bands[$0].words > 0 } : []
    textByBand = bands.map { (FrequencyBand(place: $0), tally.bands[$0]) }
    self.vocabularies = vocabularies.indices.map { place in
      VocabularyCoverage(vocabularies[place], tally.vocabularies[place], tally.characters, bands: bands)
    }
    if let lines { add(lines) }
  }

  private mutating func add(_ lines: LineSums) {
    for place in vocabularies.indices {
      vocabularies[place].add(lines.statistics.vocabularies[place])
      vocabularies[place].unknownLineExamples = lines.unknownLines[place].lines
    }
    for place in comparisons.indices {
      comparisons[place].lines = lines.differentLineCounts[place]
      comparisons[place].examples = lines.differentLines[place].lines
    }
  }
}

extension VocabularyCoverage {
  fileprivate init(
    _ measured: MeasuredVocabulary, _ words: VocabularyWords, _ characters: CharacterCounts, bands: [Int]
  ) {
    encoder = measured.encoder
    self.characters = measured.characters
    totals = words.totals
    tokenCounts = words.tokenCounts
    pieceCounts = (0...(words.pieceCounts.keys.max() ?? 0)).map { words.pieceCounts[$0] ?? 0 }
    tokensByBand = words.tokensByBand
    uncoveredByBand = words.uncoveredByBand
    unknownWords = UnknownWord.sortedByCost(words.unknownWords)
    totalsByBand = bands.map { words.bands[$0] }
    for kind in CharacterClass.allCases where words.classes[kind.place].tokens > 0 {
      totalsByClass[kind] = words.classes[kind.place]
    }
    characters.forEach { scalar, places in
      let uncovered =
        (measured.characters.holdsAtStart(scalar.value) ? 0 : places.atStart)
        + (measured.characters.holdsInside(scalar.value) ? 0 : places.inside)
      if uncovered > 0 {
        totalsByClass[CharacterClass(scalar), default: CoverageTotals()].uncoveredCharacters += uncovered
      }
    }
  }

  fileprivate mutating func add(_ lines: VocabularyLines) {
    totals.unknownLines = lines.unknownLines
    unknownLinesByCause = lines.linesByCause
    for kind in CharacterClass.allCases where lines.classes[kind.place].unknownLines > 0 {
      totalsByClass[kind]?.unknownLines = lines.classes[kind.place].unknownLines
    }
  }
}
