/// What the lines of a corpus were like, as histograms of pairs of figures: all that resampling its lines needs.
public struct LineStatistics: Sendable {
  /// All lines, those without words among them.
  public internal(set) var lines = 0
  /// For each class, lines by characters of the class, where there are any; numerators are 0. Lines without words are
  /// left out, here and below.
  var classCharacters = [PairHistogram](repeating: PairHistogram(), count: CharacterClass.count)
  /// For each class, lines by words that hold a character of it.
  var classWords = [PairHistogram](repeating: PairHistogram(), count: CharacterClass.count)
  /// Lines by the set of classes that their characters are of.
  var classSets = [Int](repeating: 0, count: 1 << CharacterClass.count)
  var vocabularies: [VocabularyLines]
  /// The first vocabulary with each of those that are compared with it.
  var comparisons: [ComparedLines]

  init(vocabularies: Int, comparisons: Int) {
    self.vocabularies = Array(repeating: VocabularyLines(), count: vocabularies)
    self.comparisons = Array(repeating: ComparedLines(), count: comparisons)
  }

  mutating func add(_ other: LineStatistics) {
    lines += other.lines
    for place in classCharacters.indices {
      classCharacters[place].add(other.classCharacters[place])
      classWords[place].add(other.classWords[place])
    }
    for set in classSets.indices { classSets[set] += other.classSets[set] }
    for place in vocabularies.indices { vocabularies[place].add(other.vocabularies[place]) }
    for place in comparisons.indices { comparisons[place].add(other.comparisons[place]) }
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
  /// For each class, lines by tokens of the words that hold a character of it; numerators are 0.
  var classTokens = [PairHistogram](repeating: PairHistogram(), count: CharacterClass.count)
  // Lines with an unknown word only.
  var unknownLines = 0
  var unknownByTokens = PairHistogram()
  var unknownByWords = PairHistogram()
  var unknownByCharacters = PairHistogram()
  // Lines with a word that is unknown to any vocabulary only: characters by tokens, with such words and without.
  var charactersByTokensOfAll = PairHistogram()
  var charactersByTokensOfSpelled = PairHistogram()
  // Lines with an uncovered character only.
  var uncoveredByCharacters = PairHistogram()
  var classes = [ClassLines](repeating: ClassLines(), count: CharacterClass.count)
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
    charactersByTokensOfAll.add(other.charactersByTokensOfAll)
    charactersByTokensOfSpelled.add(other.charactersByTokensOfSpelled)
    uncoveredByCharacters.add(other.uncoveredByCharacters)
    for place in classes.indices {
      classTokens[place].add(other.classTokens[place])
      classes[place].add(other.classes[place])
    }
    linesByCause.merge(other.linesByCause, uniquingKeysWith: +)
  }
}

/// Lines in which something is lacking, by what is lacking of one class of characters.
struct ClassLines: Sendable {
  /// Lines with an unknown word that holds a character of the class.
  var unknownLines = 0
  /// Characters of the class in unknown words, by characters of the class in the line.
  var unknownByCharacters = PairHistogram()
  /// Unknown words that hold a character of the class, by words that do.
  var unknownByWords = PairHistogram()
  /// The same, by tokens of words that do.
  var unknownByTokens = PairHistogram()
  /// Uncovered characters of the class, by characters of the class.
  var uncoveredByCharacters = PairHistogram()

  mutating func add(_ other: ClassLines) {
    unknownLines += other.unknownLines
    unknownByCharacters.add(other.unknownByCharacters)
    unknownByWords.add(other.unknownByWords)
    unknownByTokens.add(other.unknownByTokens)
    uncoveredByCharacters.add(other.uncoveredByCharacters)
  }
}
