public import CommentText
public import SystemPackage

/// A vocabulary read from disk, with what came with it.
///
///     let loaded = try LoadedVocabulary(contentsOf: "vocab/mine")
///     let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
public struct LoadedVocabulary: Sendable {
  public var vocabulary: Vocabulary
  /// What is done to text before this vocabulary sees it; nil where nothing says it, as for a bare list of tokens.
  public var pipeline: TextPipeline?
  public var form: VocabularyForm
  /// What was named to read.
  public var path: FilePath
  /// The bytes of the directory's `training.json`; nil where there is none.
  public var manifest: [UInt8]?
  /// The longest word, in scalars, that is not unknown for its length alone.
  public var maximumScalarCount = WordEncoder.defaultMaximumScalarCount
  /// Whether spaces before punctuation are taken out of the whole of a decoded text, beside what `decoding` says of
  /// each token.
  public var cleansUpDecodedText = false
  /// Whether added tokens that are looked for in normalised text are decoded to their normal forms.
  var decodesNormalForms = true
  /// What a person should know of how the files were read.
  public var remarks: [VocabularyRemark] = []
  var surroundingsResult: Result<TextSurroundings, VocabularyError>
  var decodingResult: Result<DecodingRule, VocabularyError>

  /// The special tokens around a text: those of the file's post-processor, else the classification token and the
  /// separator.
  /// - Throws: `VocabularyError.unsupportedPart`, `.unexpectedField`.
  public func surroundings() throws(VocabularyError) -> TextSurroundings { try surroundingsResult.get() }

  /// How the file joins tokens to text; as BERT does where it does not say.
  /// - Throws: `VocabularyError.unsupportedPart`.
  public func decoding() throws(VocabularyError) -> DecodingRule { try decodingResult.get() }

  /// Turns ids back into text as the files say.
  /// - Parameter pipeline: what is done to text; needed where added tokens are looked for in normalised text.
  /// - Throws: `VocabularyError.unsupportedPart`, `.text`.
  public func decoder(_ pipeline: TextPipeline? = nil) throws(VocabularyError) -> TextDecoder {
    guard let pipeline = pipeline ?? self.pipeline, decodesNormalForms,
      vocabulary.addedTokens.contains(where: \.isNormalized)
    else {
      return TextDecoder(vocabulary, try decoding(), cleansUpText: cleansUpDecodedText)
    }
    let compiled: CompiledPipeline
    do throws(CommentTextError) { compiled = try CompiledPipeline(pipeline) } catch { throw .text(error) }
    return TextDecoder(vocabulary, try decoding(), cleansUpText: cleansUpDecodedText, pipeline: compiled)
  }
}

/// How a vocabulary lies on disk.
public enum VocabularyForm: String, Hashable, Sendable {
  /// A directory with `vocab.txt` or `tokenizer.json`.
  case directory
  /// One token a line.
  case list
  /// Hugging Face's `tokenizer.json`.
  case tokenizer
}

/// Something about a vocabulary's files that changes nothing but should be known.
public enum VocabularyRemark: Hashable, Sendable {
  /// Entries that no text can give: blank, repeated, or with white space or a control character in them.
  case unusableEntries(FilePath, Int)
  /// The configuration does not say the normaliser's flags, and the class that it names lowercases by default,
  /// whatever `tokenizer.json` says.
  case lowercasedByDefault(FilePath)
  /// A `vocab.txt` begins with a byte order mark, which transformers takes for a part of the first token.
  case byteOrderMark(FilePath)
  /// Nothing in a directory says what is done to text.
  case textNotStated(FilePath)
}

extension LoadedVocabulary {
  /// Reads a vocabulary directory, a `vocab.txt` (by whatever name, `-` for standard input) or a `tokenizer.json`.
  ///
  /// A directory is read as transformers reads it; a pipeline in its manifest counts before all else. A single
  /// `tokenizer.json` is read as tokenizers reads it.
  /// - Throws: `VocabularyError`, all but those of encoding, with file and line.
  /// - Complexity: O(bytes).
  public init(
    contentsOf path: FilePath, options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws(VocabularyError) {
    guard !isDirectory(path) else {
      self = try VocabularyFolder(path).vocabulary(options)
      return
    }
    self = try FileText(path).vocabulary(options)
  }

  /// Reads a `vocab.txt` or a `tokenizer.json` from its bytes.
  /// - Parameter path: what it is called; a name that ends in `.json` makes it a `tokenizer.json`.
  /// - Throws: as reading the file.
  /// - Complexity: O(bytes).
  public init(
    bytes: [UInt8], path: FilePath, options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws(VocabularyError) {
    self = try FileText(path, bytes: bytes).vocabulary(options)
  }

  /// Reads a vocabulary directory from the bytes of its files, by their names.
  /// - Parameter path: what the directory is called.
  /// - Throws: as reading the directory.
  /// - Complexity: O(bytes).
  public init(
    files: [String: [UInt8]], path: FilePath, options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws(VocabularyError) {
    self = try VocabularyFolder(path, contents: files).vocabulary(options)
  }
}

extension FileText {
  /// The vocabulary of a single file.
  fileprivate func vocabulary(_ options: VocabularyReadingOptions) throws(VocabularyError) -> LoadedVocabulary {
    if path.extension?.lowercased() == "json" || opensObject {
      return try TokenizerDocument(JSONDocument(self)).vocabulary(options)
    }
    return try VocabularyList(self).vocabulary(options)
  }
}

extension Vocabulary {
  /// Reads the vocabulary of a directory, a `vocab.txt` or a `tokenizer.json`.
  /// - Throws: as `LoadedVocabulary`.
  public init(
    contentsOf path: FilePath, options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws(VocabularyError) {
    self = try LoadedVocabulary(contentsOf: path, options: options).vocabulary
  }
}
