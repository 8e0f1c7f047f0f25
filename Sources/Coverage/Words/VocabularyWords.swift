/// What one vocabulary made of the distinct words.
struct VocabularyWords: Sendable {
  var totals = CoverageTotals()
  var bands = [CoverageTotals](repeating: CoverageTotals(), count: FrequencyBand.count)
  var classes = [CoverageTotals](repeating: CoverageTotals(), count: CharacterClass.allCases.count)
  var tokenCounts: [Int]
  /// Occurrences of known words by their number of tokens.
  var pieceCounts: [Int] = []
  var unknownWords: [UnknownWord] = []

  init(tokenCount: Int) { tokenCounts = Array(repeating: 0, count: tokenCount) }

  mutating func add(
    _ word: UnsafeRawBufferPointer, count: Int, _ cut: CutWord, band: Int, _ kinds: ClassesOfWord
  ) {
    var own = CoverageTotals()
    own.tokens = count * cut.ids.count
    own.uncoveredCharacters = count * Int(cut.finding.uncoveredCharacters)
    if cut.isUnknown {
      own.unknownWords = count
      own.unknownDistinctWords = 1
      own.unknownCharacters = count * cut.characters
      unknownWords.append(UnknownWord(bytes: Array(word), occurrences: count, failure: cut.finding.failure))
    } else {
      if cut.ids.count == 1 { own.wholeWords = count }
      addPieces(cut.ids.count, count)
    }
    totals += own
    bands[band] += own
    addToClasses(own, count, cut, kinds)
    for id in cut.ids { tokenCounts[Int(id)] += count }
  }

  mutating func add(_ other: VocabularyWords) {
    totals += other.totals
    for place in bands.indices { bands[place] += other.bands[place] }
    for place in classes.indices { classes[place] += other.classes[place] }
    for id in tokenCounts.indices { tokenCounts[id] += other.tokenCounts[id] }
    for (pieces, count) in other.pieceCounts.enumerated() where count > 0 { addPieces(pieces, count) }
    unknownWords += other.unknownWords
  }

  private mutating func addPieces(_ pieces: Int, _ count: Int) {
    while pieceCounts.count <= pieces { pieceCounts.append(0) }
    pieceCounts[pieces] += count
  }

  /// A word counts in every class it holds a character of, its characters each in their own class.
  private mutating func addToClasses(_ own: CoverageTotals, _ count: Int, _ cut: CutWord, _ kinds: ClassesOfWord) {
    kinds.forEach { kind, characters in
      var part = own
      // Which characters are uncovered is counted over all of a corpus's characters, by the character.
      part.uncoveredCharacters = 0
      part.unknownCharacters = cut.isUnknown ? count * Int(characters) : 0
      classes[kind] += part
    }
  }
}
