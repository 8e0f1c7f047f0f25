public import WordCounting
public import WordPiece

/// How one or several vocabularies segment the same corpus.
public struct CorpusCoverage: Sendable {
  /// Lines, words, characters and bytes, the same for every vocabulary.
  public internal(set) var corpus: CorpusTotals
  /// UTF-8 bytes in the words.
  public internal(set) var wordBytes: Int
  /// The distinct words with their counts, for whatever is asked of them afterwards.
  public internal(set) var words: WordCounts
  /// Whether lines were seen; false where only word counts were measured.
  public internal(set) var measuredLines: Bool
  /// In the order in which the vocabularies were given.
  public internal(set) var vocabularies: [VocabularyCoverage]
  /// The first vocabulary against each of the others, in order.
  public internal(set) var comparisons: [SegmentationComparison]

  public var distinctWords: Int { words.distinctWordCount }
}

/// What one vocabulary made of the corpus.
public struct VocabularyCoverage: Sendable {
  public internal(set) var vocabulary: Vocabulary
  public internal(set) var totals = CoverageTotals()
  /// How often each token was an output, by id.
  public internal(set) var tokenCounts: [Int]
  /// Lines with an `[UNK]`, a few of them: those whose bytes have the smallest hashes, so that the choice depends on
  /// nothing but the set of lines.
  public internal(set) var unknownLineExamples: [[UInt8]] = []
}

/// Where two vocabularies cut the same text differently: at other places, or unknown to one of them only.
public struct SegmentationComparison: Sendable {
  /// Places in `CorpusCoverage.vocabularies`.
  public internal(set) var left: Int
  public internal(set) var right: Int
  /// Occurrences of words cut differently.
  public internal(set) var words = 0
  public internal(set) var distinctWords = 0
  /// Lines with such a word; 0 where only word counts were measured.
  public internal(set) var lines = 0
  /// A few of those lines, chosen as in `VocabularyCoverage.unknownLineExamples`.
  public internal(set) var examples: [[UInt8]] = []
}
