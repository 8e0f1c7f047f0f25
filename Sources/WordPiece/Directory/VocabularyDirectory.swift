internal import DurableFiles
internal import FoundationEssentials
public import SystemPackage

/// What a vocabulary directory holds: everything that Hugging Face, a person and this toolkit need to use a vocabulary.
///
/// `AutoTokenizer.from_pretrained` of transformers 4 and 5 loads it, cased and with accents kept if the pipeline says
/// so. The same content gives the same bytes.
public struct VocabularyDirectory<Details: Encodable> {
  public var manifest: VocabularyManifest<Details>
  /// The most scalars of a word.
  public var maximumScalarCount = WordEncoder.defaultMaximumScalarCount
  /// What is put around a text; the classification token and the separator unless said otherwise.
  public var surroundings: TextSurroundings?
  /// How tokens are joined to text; as BERT does unless said otherwise.
  public var decoding: DecodingRule?
  /// Whether transformers takes spaces before punctuation out of the whole of a decoded text.
  public var cleansUpDecodedText = true
  /// The most tokens of a model's input, which transformers is told.
  public var modelMaximumLength = 512
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
  /// - Throws: `VocabularyError.file`, `.unwritableManifest`.
  public func write(to path: FilePath, replacing: Bool) throws(VocabularyError) {
    let files = try files()
    do throws(FileError) {
      let directory = try StagedDirectory(path, replacing: replacing, ownFileNames: VocabularyFiles.all)
      for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { try directory.write(name, bytes) }
      try directory.commit()
    } catch { throw .file(error) }
  }

  /// The files of the directory by name.
  /// - Throws: `VocabularyError.unwritableManifest`.
  public func files() throws(VocabularyError) -> [String: [UInt8]] {
    let (vocabulary, pipeline) = (manifest.vocabulary, manifest.pipeline)
    let surroundings = surroundings ?? TokenizerFile.usualSurroundings(vocabulary)
    let decoding = decoding ?? .wordPiece(prefix: vocabulary.continuationPrefix, cleansUp: true)
    let tokenizer = TokenizerFile(
      vocabulary: vocabulary, pipeline: pipeline, maximumScalarCount: maximumScalarCount, surroundings: surroundings,
      decoding: decoding)
    let configuration = TokenizerConfiguration(
      vocabulary: vocabulary, pipeline: pipeline, maximumScalarCount: maximumScalarCount,
      modelMaximumLength: modelMaximumLength, surroundings: surroundings, decoding: decoding,
      cleansUpDecodedText: cleansUpDecodedText)
    var files = extraFiles
    files[VocabularyFiles.vocabulary] = vocabulary.fileBytes
    files[VocabularyFiles.tokenizer] = tokenizer.bytes
    files[VocabularyFiles.tokenizerConfiguration] = configuration.bytes
    files[VocabularyFiles.specialTokensMap] = configuration.specialTokensMap
    files[VocabularyFiles.manifest] = try manifestBytes()
    files[VocabularyFiles.card] = Array(card.utf8)
    if let tokenCounts { files[VocabularyFiles.tokenCounts] = tokenCountsFile(tokenCounts) }
    return files
  }

  private func manifestBytes() throws(VocabularyError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try Array(encoder.encode(manifest)) + [0x0A]
    } catch { throw .unwritableManifest(String(describing: error)) }
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
