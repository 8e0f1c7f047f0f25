public import CommentText
public import WordPiece

/// A vocabulary that takes part in a merge: the base, or a donor.
public struct MergeParent: Sendable {
  /// What messages call it: its file or directory.
  public var name: String
  /// What the report, the manifest and the model card call it; the name unless said otherwise. Without the folders that
  /// only one machine has, the same parents give the same bytes anywhere.
  public var title: String
  public var vocabulary: Vocabulary
  /// Nil where nothing says it, as for a bare `vocab.txt`.
  public var pipeline: TextPipeline?

  /// The longest word, in characters, that is not unknown for its length alone.
  public var maximumScalarCount = WordEncoder.defaultMaximumScalarCount

  public init(name: String, vocabulary: Vocabulary, pipeline: TextPipeline? = nil) {
    self.name = name
    title = name
    self.vocabulary = vocabulary
    self.pipeline = pipeline
  }

  /// A parent read from disk, named by its path.
  public init(_ loaded: LoadedVocabulary) {
    self.init(name: loaded.path.string, vocabulary: loaded.vocabulary, pipeline: loaded.pipeline)
    maximumScalarCount = loaded.maximumScalarCount
  }
}

extension MergeParent {
  /// Checks what holds for every parent.
  /// - Throws: `VocabMergingError.unknownTokenMissing`, `.idWithoutToken`.
  func check() throws(VocabMergingError) {
    guard vocabulary.unknownID != nil else { throw .unknownTokenMissing(parent: name) }
    for id in 0..<vocabulary.count {
      let token = vocabulary[id]
      if token.isEmpty { throw .idWithoutToken(parent: name, id: id, other: nil) }
      if !vocabulary.isInUse(id) { throw .idWithoutToken(parent: name, id: id, other: vocabulary.id(of: token)) }
    }
  }
}
