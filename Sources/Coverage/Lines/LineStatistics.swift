/// What the lines of a corpus were like, as histograms of pairs of figures: all that resampling its lines needs.
public struct LineStatistics: Sendable {
  /// All lines, those without words among them.
  public internal(set) var lines = 0
  /// Lines by words; numerators are 0. Lines without words are left out, here and below.
  var words = PairHistogram()
  /// Lines by characters; numerators are 0.
  var characters = PairHistogram()
  /// For each class, lines by characters of the class, where there are any; numerators are 0.
  var classCharacters = [PairHistogram](repeating: PairHistogram(), count: CharacterClass.allCases.count)
  /// Lines by the set of classes that their characters are of.
  var classSets = [Int](repeating: 0, count: 1 << CharacterClass.allCases.count)
  var vocabularies: [VocabularyLines]

  init(vocabularies: Int) { self.vocabularies = Array(repeating: VocabularyLines(), count: vocabularies) }

  mutating func add(_ other: LineStatistics) {
    lines += other.lines
    words.add(other.words)
    characters.add(other.characters)
    for place in classCharacters.indices { classCharacters[place].add(other.classCharacters[place]) }
    for set in classSets.indices { classSets[set] += other.classSets[set] }
    for place in vocabularies.indices { vocabularies[place].add(other.vocabularies[place]) }
  }

  /// Lines that hold a character of the class.
  func lines(with characterClass: CharacterClass) -> Int {
    classSets.indices.reduce(0) { $1 & (1 << characterClass.place) == 0 ? $0 : $0 + classSets[$1] }
  }
}

/// The part that depends on the vocabulary.
struct VocabularyLines: Sendable {
  // All lines with words.
  var tokensByWords = PairHistogram()
  var wholeWordsByWords = PairHistogram()
  var charactersByTokens = PairHistogram()
  var bytesByTokens = PairHistogram()
  // Lines with an unknown word only.
  var unknownLines = 0
  var unknownByTokens = PairHistogram()
  var unknownByWords = PairHistogram()
  var unknownByCharacters = PairHistogram()
  /// Characters of the class in unknown words, by characters of the class in the line.
  var unknownByClass = [PairHistogram](repeating: PairHistogram(), count: CharacterClass.allCases.count)
  /// Lines with an unknown word that holds a character of the class.
  var unknownLinesByClass = [Int](repeating: 0, count: CharacterClass.allCases.count)
  // Lines with an uncovered character only.
  var uncoveredByCharacters = PairHistogram()
  /// Lines in which a word is unknown because of this character.
  var linesByCause: [Unicode.Scalar: Int] = [:]

  mutating func add(_ other: VocabularyLines) {
    tokensByWords.add(other.tokensByWords)
    wholeWordsByWords.add(other.wholeWordsByWords)
    charactersByTokens.add(other.charactersByTokens)
    bytesByTokens.add(other.bytesByTokens)
    unknownLines += other.unknownLines
    unknownByTokens.add(other.unknownByTokens)
    unknownByWords.add(other.unknownByWords)
    unknownByCharacters.add(other.unknownByCharacters)
    for place in unknownByClass.indices {
      unknownByClass[place].add(other.unknownByClass[place])
      unknownLinesByClass[place] += other.unknownLinesByClass[place]
    }
    uncoveredByCharacters.add(other.uncoveredByCharacters)
    linesByCause.merge(other.linesByCause, uniquingKeysWith: +)
  }
}
