internal import DurableFiles
internal import FoundationEssentials
public import SystemPackage

/// What a vocabulary directory holds: everything that Hugging Face, a person and this toolkit need to use a vocabulary.
///
/// `AutoTokenizer.from_pretrained` of transformers 4 and 5 loads it, cased and with accents kept.
public struct VocabularyDirectory<Details: Encodable> {
  public var manifest: VocabularyManifest<Details>
  /// How often the encoder gives each token on the corpus, by id; nil leaves `token-counts.tsv` out.
  public var tokenCounts: [Int]?
  /// The model card, Markdown.
  public var card: String
  /// Further files of the operation by name.
  public var extraFiles: [String: [UInt8]] = [:]

  public init(manifest: VocabularyManifest<Details>, tokenCounts: [Int]?, card: String) {
    self.manifest = manifest
    self.tokenCounts = tokenCounts
    self.card = card
  }

  /// Writes the directory, whole or not at all.
  /// - Parameter replacing: whether a vocabulary directory that stands there is replaced; any other never is.
  /// - Throws: `VocabularyError.file`.
  public func write(to path: FilePath, replacing: Bool) throws(VocabularyError) {
    do throws(FileError) {
      let directory = try StagedDirectory(path, replacing: replacing, ownFileNames: VocabularyFiles.all)
      for (name, bytes) in files.sorted(by: { $0.name < $1.name }) { try directory.write(name, bytes) }
      try directory.commit()
    } catch { throw .file(error) }
  }

  private var files: [(name: String, bytes: [UInt8])] {
    let (vocabulary, pipeline) = (manifest.vocabulary, manifest.pipeline)
    let tokenizer = TokenizerFile(
      vocabulary: vocabulary, pipeline: pipeline, maximumScalarCount: WordEncoder.defaultMaximumScalarCount)
    let configuration = TokenizerConfiguration(specialTokens: vocabulary.specialTokens, pipeline: pipeline)
    var files = [
      (name: "vocab.txt", bytes: vocabulary.fileBytes), ("tokenizer.json", tokenizer.bytes),
      ("tokenizer_config.json", configuration.bytes), ("special_tokens_map.json", configuration.specialTokensMap),
      ("training.json", manifestBytes), ("README.md", Array(card.utf8)),
    ]
    if let tokenCounts { files.append(("token-counts.tsv", tokenCountsFile(tokenCounts))) }
    return files + extraFiles.map { (name: $0.key, bytes: $0.value) }
  }

  private var manifestBytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding fails only for numbers that are not finite, which no manifest holds.
    return ((try? encoder.encode(manifest)).map { Array($0) } ?? []) + [0x0A]
  }

  /// Id, token and count, one token a line, after a line of names.
  private func tokenCountsFile(_ counts: [Int]) -> [UInt8] {
    var bytes = Array("id\ttoken\tcount\n".utf8)
    for (id, count) in counts.enumerated() {
      bytes += "\(id)\t".utf8
      bytes += manifest.vocabulary[id]
      bytes += "\t\(count)\n".utf8
    }
    return bytes
  }
}

/// The names of the files in vocabulary directories.
public enum VocabularyFiles {
  /// All that this toolkit ever writes there: a directory that holds anything else is not replaced.
  public static let all: Set<String> = [
    "vocab.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "training.json", "README.md",
    "token-counts.tsv", "merge-map.tsv", "report.json",
  ]

  /// Checks that a directory could be written, before the work whose result it is to hold.
  /// - Throws: `VocabularyError.file`.
  public static func check(_ path: FilePath, replacing: Bool) throws(VocabularyError) {
    do {
      try StagedDirectory(path, replacing: replacing, ownFileNames: all).discard()
    } catch { throw .file(error) }
  }
}
