public import WordPiece

/// Measures how vocabularies segment a corpus.
///
/// The text is touched once. Each distinct word is encoded once for each vocabulary (in several threads, at worst once a
/// thread), and what came out is added for every occurrence, so that the figures are exact and the speed is that of
/// counting.
public struct CoverageMeter: Sendable {
  public let vocabularies: [Vocabulary]
  /// Lines kept as examples, for each vocabulary and comparison.
  public var exampleCount = 20

  /// More vocabularies than this cannot be measured in one pass.
  public static let vocabularyLimit = 32

  /// - Throws: `CoverageError.unknownTokenMissing`, `.tooManyVocabularies`.
  public init(_ vocabularies: [Vocabulary]) throws(CoverageError) {
    guard vocabularies.count <= Self.vocabularyLimit else {
      throw .tooManyVocabularies(vocabularies.count, limit: Self.vocabularyLimit)
    }
    for (place, vocabulary) in vocabularies.enumerated() where vocabulary.id(of: unknownTokenBytes) == nil {
      throw .unknownTokenMissing(vocabulary: place)
    }
    self.vocabularies = vocabularies
  }
}

let unknownTokenBytes = Array("[UNK]".utf8)
