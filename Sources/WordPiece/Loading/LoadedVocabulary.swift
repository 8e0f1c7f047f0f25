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
  /// The longest word, in characters, that is not unknown for its length alone.
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
  /// Reads a vocabulary directory, a `vocab.txt` (by whatever name) or a `tokenizer.json`.
  ///
  /// A directory's pipeline is that of its manifest, else of its `tokenizer.json`.
  /// - Throws: `VocabularyError.file`, `.notAVocabulary`, `.repeatedToken`, `.unusableToken` and others, with the line.
  /// - Complexity: O(bytes).
  public init(contentsOf path: FilePath) throws(VocabularyError) {
    if isDirectory(path) {
      try self.init(directory: path)
    } else {
      try self.init(file: path)
    }
  }

  private init(file path: FilePath) throws(VocabularyError) {
    let bytes = try readFile(path)
    let first = bytes.first { !$0.isJSONSpace && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    let isJSON = path.extension == "json" || (first == UInt8(ascii: "{") && bytes.contains(UInt8(ascii: ":")))
    guard isJSON else {
      let list = try VocabularyListReader(path, bytes)
      self.init(vocabulary: try list.vocabulary(special: nil, prefix: nil), form: .list, path: path)
      return
    }
    let tokenizer = try TokenizerReader(path, bytes)
    self.init(
      vocabulary: try tokenizer.vocabulary(), pipeline: try tokenizer.pipeline(), form: .tokenizer, path: path,
      maximumScalarCount: tokenizer.maximumScalarCount)
  }

  private init(directory path: FilePath) throws(VocabularyError) {
    let manifest = try readFileIfPresent(path.appending("training.json"))
    let tokenizerPath = path.appending("tokenizer.json")
    let listPath = path.appending("vocab.txt")
    let common = try manifest.map { bytes throws(VocabularyError) in
      try ManifestReader(path.appending("training.json"), bytes)
    }
    let tokenizer = try readFileIfPresent(tokenizerPath).map { bytes throws(VocabularyError) in
      try TokenizerReader(tokenizerPath, bytes)
    }
    let vocabulary: Vocabulary
    if let list = try readFileIfPresent(listPath) {
      var special = common?.specialTokens
      if special == nil { special = try tokenizer?.specialTokens() }
      vocabulary = try VocabularyListReader(listPath, list).vocabulary(
        special: special, prefix: common?.continuationPrefix ?? tokenizer?.continuationPrefix)
    } else if let tokenizer {
      vocabulary = try tokenizer.vocabulary()
    } else {
      throw .notAVocabulary(path, .directoryWithoutFiles)
    }
    var pipeline = common?.pipeline
    if pipeline == nil { pipeline = try tokenizer?.pipeline() }
    self.init(
      vocabulary: vocabulary, pipeline: pipeline, form: .directory, path: path,
      manifest: manifest, maximumScalarCount: tokenizer?.maximumScalarCount ?? WordEncoder.defaultMaximumScalarCount)
  }
}

extension Vocabulary {
  /// Reads the vocabulary of a directory, a `vocab.txt` or a `tokenizer.json`.
  /// - Throws: as `LoadedVocabulary`.
  public init(contentsOf path: FilePath) throws(VocabularyError) {
    self = try LoadedVocabulary(contentsOf: path).vocabulary
  }
}

extension UInt8 {
  fileprivate var isJSONSpace: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
}
