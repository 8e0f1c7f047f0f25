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
  /// What its file puts around a text, and how it joins tokens; nil: as BERT does.
  var surroundings: Result<TextSurroundings, VocabularyError>?
  var decoding: Result<DecodingRule, VocabularyError>?
  /// Whether its directory takes spaces before punctuation out of decoded text; nil where nothing says it.
  var cleansUpDecodedText: Bool?

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
    surroundings = Result { () throws(VocabularyError) in try loaded.surroundings() }
    decoding = Result { () throws(VocabularyError) in try loaded.decoding() }
    if loaded.form == .directory { cleansUpDecodedText = loaded.cleansUpDecodedText }
  }
}

extension MergeParent {
  /// Checks what holds for every parent.
  /// - Throws: `VocabMergingError.unknownTokenMissing`.
  func check() throws(VocabMergingError) {
    guard vocabulary.unknownID != nil else { throw .unknownTokenMissing(parent: name) }
  }

  /// Checks what the result takes over from a base.
  /// - Throws: `VocabMergingError.vocabulary` where its file puts tokens around text, or joins them, as this toolkit
  ///   cannot.
  func checkBase() throws(VocabMergingError) {
    do throws(VocabularyError) {
      _ = try surroundings?.get()
      _ = try decoding?.get()
    } catch { throw .vocabulary(error) }
  }
}
