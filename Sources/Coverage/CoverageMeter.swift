public import WordCounting
public import WordPiece

/// Measures how vocabularies segment a corpus.
///
/// The text is touched once. Each distinct word is encoded once for each vocabulary (in several threads, at worst
/// once a thread), and what came out is added for every occurrence, so that the figures are exact and the speed is
/// that of counting. Tokens that the first vocabulary looks for before words, other than the special ones of its
/// model, are words of their own.
public struct CoverageMeter: Sendable {
  /// Threads to use.
  public var threads = 1
  /// Lines kept as examples, for each vocabulary and comparison.
  public var exampleCount = 20
  /// Whether a byte sequence that is not UTF-8 ends the run with an error instead of counting as U+FFFD.
  public var stopsAtInvalidText = false
  /// Whether it is kept which unknown words of the first vocabulary each line holds, for predictions about lines.
  public var recordsUnknownWordSets = false
  /// What is measured beside the sums.
  public var detail = MeasuredDetail()
  /// What the words of all threads may take, and where they go beyond it; nil: all stay in memory.
  public var memory: CountingMemory?
  let vocabularies: [MeasuredVocabulary]
  /// Whose added tokens are cut out of the text before words are; nil where the first vocabulary has none.
  let addedTokens: Vocabulary?

  public var vocabularyCount: Int { vocabularies.count }

  /// Tokens of all vocabularies together.
  public var tokenCount: Int { vocabularies.reduce(0) { $0 + $1.vocabulary.count } }

  /// More vocabularies than this cannot be measured in one pass.
  public static let vocabularyLimit = 32

  /// - Throws: `CoverageError.unknownTokenMissing`, `.tooManyVocabularies`.
  public init(_ encoders: [WordEncoder], threads: Int = 1) throws(CoverageError) {
    guard encoders.count <= Self.vocabularyLimit else {
      throw .tooManyVocabularies(encoders.count, limit: Self.vocabularyLimit)
    }
    for (place, encoder) in encoders.enumerated() where encoder.vocabulary.unknownID == nil {
      throw .unknownTokenMissing(vocabulary: place)
    }
    vocabularies = encoders.map { MeasuredVocabulary($0) }
    addedTokens = encoders.first.flatMap { $0.vocabulary.addedTokens.isEmpty ? nil : $0.vocabulary }
    self.threads = threads
  }

  /// With encoders for the usual longest word.
  /// - Throws: as above.
  public init(_ vocabularies: [Vocabulary], threads: Int = 1) throws(CoverageError) {
    try self.init(
      WordEncoder.together(vocabularies.map { ($0, WordEncoder.defaultMaximumScalarCount) }), threads: threads)
  }
}
