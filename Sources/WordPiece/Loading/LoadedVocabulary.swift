public import CommentText
public import SystemPackage

/// A vocabulary read from disk, with what came with it.
///
///     let loaded = try LoadedVocabulary(contentsOf: "vocab/mine")
///     let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
public struct LoadedVocabulary: Sendable {
  public var vocabulary: Vocabulary
  /// What is done to text before this vocabulary sees it; nil for a bare list of tokens, which does not say.
  public var pipeline: TextPipeline?
  public var form: VocabularyForm
  /// What was named to read.
  public var path: FilePath
  /// The bytes of the directory's `training.json`; nil where there is none.
  public var manifest: [UInt8]?
  /// The longest word, in scalars, that is not unknown for its length alone.
  public var maximumScalarCount = WordEncoder.defaultMaximumScalarCount
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

extension LoadedVocabulary {
  /// Reads a vocabulary directory, a `vocab.txt` (by whatever name, `-` for standard input) or a `tokenizer.json`.
  ///
  /// A directory's pipeline is that of its manifest, else of its `tokenizer.json`.
  /// - Throws: `VocabularyError`, all but those of encoding, with file and line.
  /// - Complexity: O(bytes).
  public init(
    contentsOf path: FilePath, options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws(VocabularyError) {
    guard !isDirectory(path) else {
      self = try VocabularyFolder(path).vocabulary(options)
      return
    }
    let file = try FileText(path)
    if path.extension?.lowercased() == "json" || file.opensObject {
      self = try TokenizerDocument(JSONDocument(file)).vocabulary(options)
    } else {
      self.init(vocabulary: try VocabularyList(file).vocabulary(options), form: .list, path: path)
    }
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
