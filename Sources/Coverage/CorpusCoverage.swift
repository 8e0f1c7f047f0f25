public import WordCounting
public import WordPiece

/// How one or several vocabularies segment the same corpus.
public struct CorpusCoverage: Sendable {
  /// What was read.
  public internal(set) var corpus: CorpusTotals
  /// The words' sums, the same for every vocabulary.
  public internal(set) var text: MeasuredText
  /// The distinct words with their counts, for whatever is asked of them afterwards.
  public internal(set) var words: WordCounts
  /// How often each character occurs.
  public internal(set) var characters: CharacterCounts
  /// How many distinct words occur how often.
  public internal(set) var wordsByOccurrences: OccurrenceHistogram
  /// What resampling the lines needs; nil where only word counts were measured.
  public internal(set) var lines: LineStatistics?
  /// Which unknown words of the first vocabulary lines hold together; nil where that was not recorded.
  public internal(set) var unknownWordSets: [UnknownWordSet]?
  /// In the order in which the vocabularies were given.
  public internal(set) var vocabularies: [VocabularyCoverage]
  /// The first vocabulary against each of the others, in order.
  public internal(set) var comparisons: [SegmentationComparison]
  /// Sums of the words that hold a character of each class; their characters are those of the class only.
  public internal(set) var textByClass: [CharacterClass: MeasuredText]
  /// Sums of the words of each frequency band, ascending; bands without words are left out.
  public internal(set) var textByBand: [(band: FrequencyBand, text: MeasuredText)]

  /// For each band's place, how many distinct words have so many characters in all their occurrences.
  var charactersByBand: [FigureCounts]

  public var distinctWords: Int { text.distinctWords }

  /// The rates of the vocabulary at `place`.
  public func rates(of place: Int) -> CoverageRates { CoverageRates(vocabularies[place].totals, of: text) }
}

/// What one vocabulary made of the corpus.
public struct VocabularyCoverage: Sendable {
  public internal(set) var encoder: WordEncoder
  /// What the vocabulary can always spell.
  public internal(set) var characters: SingleCharacterTokens
  public internal(set) var totals = CoverageTotals()
  /// How often each token was an output, by id.
  public internal(set) var tokenCounts: [Int] = []
  /// Occurrences of words that the vocabulary can spell, by their number of tokens.
  public internal(set) var pieceCounts: [Int] = []
  /// Every distinct word that it cannot spell, the most frequent first, then by bytes; none without distributions
  /// (`MeasuredDetail`).
  public internal(set) var unknownWords: [UnknownWord] = []
  /// For each character that makes words unknown: the lines in which it does.
  public internal(set) var unknownLinesByCause: [Unicode.Scalar: Int] = [:]
  /// Of the words that hold a character of each class; lines are those where such a word is unknown.
  public internal(set) var totalsByClass: [CharacterClass: CoverageTotals] = [:]
  /// In the order of `CorpusCoverage.textByBand`.
  public internal(set) var totalsByBand: [CoverageTotals] = []
  /// Lines with an `[UNK]`, a few of them: those whose ends have the smallest hashes, so that the choice depends on
  /// nothing but the set of lines.
  public internal(set) var unknownLineExamples: [[UInt8]] = []

  /// For each band's place, how many distinct words have so many tokens in all their occurrences.
  var tokensByBand: [FigureCounts] = []
  /// The same for uncovered characters and characters, where any are uncovered.
  var uncoveredByBand: [[FigurePair: Int]] = []

  public var vocabulary: Vocabulary { encoder.vocabulary }
}

/// Unknown words that lines hold together.
public struct UnknownWordSet: Hashable, Sendable {
  /// Places in the vocabulary's `unknownWords`, ascending.
  public internal(set) var words: [Int]
  /// Lines that hold these and no other unknown words.
  public internal(set) var lines: Int
}
