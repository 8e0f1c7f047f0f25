internal import CommentText
public import CorpusReading
public import SystemPackage
public import WordPiece

/// A vocabulary with fewer entries, and where each of the old ones is now.
public struct CuttingResult: Sendable {
  public let vocabulary: Vocabulary
  /// For each old id why it went; nil if it stayed.
  public let reasons: [CuttingReason?]
  /// For each old id its new one; nil if it went.
  public let newIDs: [Int?]
  let cutter: VocabularyCutter

  /// - Throws: `VocabMergingError.vocabulary`.
  init(_ cutter: VocabularyCutter, _ reasons: [CuttingReason?]) throws(VocabMergingError) {
    self.cutter = cutter
    self.reasons = reasons
    let stay = reasons.indices.filter { reasons[$0] == nil }
    var newIDs = [Int?](repeating: nil, count: reasons.count)
    for (new, old) in stay.enumerated() { newIDs[old] = new }
    self.newIDs = newIDs
    do throws(VocabularyError) {
      vocabulary = try cutter.parent.vocabulary.keeping(stay)
    } catch { throw .vocabulary(error) }
  }

  /// How many entries went for each reason.
  public var droppedCounts: [CuttingReason: Int] {
    reasons.reduce(into: [:]) { counts, reason in if let reason { counts[reason, default: 0] += 1 } }
  }

  /// `prune-map.tsv`: a line of names, then old id, token, new id and reason for each old id; what a row has not is
  /// empty.
  ///
  /// Tabs and line breaks inside a token are written as spaces, so that no token can upset the columns.
  public var mapFile: [UInt8] {
    var bytes = Array("old_id\ttoken\tnew_id\treason\n".utf8)
    for (id, token) in cutter.parent.vocabulary.tokens.enumerated() {
      bytes += "\(id)\t".utf8
      bytes += token.map { (0x09...0x0D).contains($0) ? 0x20 : $0 }
      bytes += "\t\(newIDs[id].map(String.init) ?? "")\t\(reasons[id]?.rawValue ?? "")\n".utf8
    }
    return bytes
  }

  /// Writes the vocabulary as a directory that loads like any other, with the map.
  ///
  /// The same vocabulary, options and corpus give the same bytes.
  /// - Parameters:
  ///   - replacing: whether a vocabulary directory that stands there is replaced.
  ///   - sources: of the corpus.
  /// - Throws: `VocabMergingError.vocabulary`.
  public func write(
    to path: FilePath, replacing: Bool, toolVersion: String, tokenCounts: [Int]? = nil,
    sources: [SourceDescription] = []
  ) throws(VocabMergingError) {
    let manifest = VocabularyManifest(
      "prune", CuttingDetails(self, sources), vocabulary: vocabulary, pipeline: cutter.pipeline,
      toolVersion: toolVersion)
    var directory = VocabularyDirectory(manifest: manifest, tokenCounts: tokenCounts, card: card)
    let parent = cutter.parent
    directory.maximumScalarCount = parent.maximumScalarCount
    directory.surroundings = (try? parent.surroundings?.get()).map(surroundings)
    directory.decoding = try? parent.decoding?.get()
    directory.cleansUpDecodedText = parent.cleansUpDecodedText ?? true
    directory.extraFiles = [VocabularyFiles.pruneMap: mapFile]
    do throws(VocabularyError) {
      try directory.write(to: path, replacing: replacing)
    } catch { throw .vocabulary(error) }
  }

  /// The tokens around a text under their new ids; special tokens stay, so each has one.
  private func surroundings(_ old: TextSurroundings) -> TextSurroundings {
    func new(_ ids: [Int32]) -> [Int32] { ids.compactMap { newIDs[Int($0)].map { Int32($0) } } }
    return TextSurroundings(opening: new(old.opening), closing: new(old.closing))
  }

  private var card: String {
    let old = cutter.parent
    return [
      "---", "language: ko", "tags: [tokenizer, wordpiece]", "---", "# A vocabulary of \(vocabulary.count) tokens", "",
      "WordPiece, pruned by kc-vocab: \(old.vocabulary.count - vocabulary.count) of the \(old.vocabulary.count) entries of "
        + "\(FilePath(old.title).lastComponent?.string ?? old.title) (SHA-256 of its vocab.txt `\(old.vocabulary.digest)`) were taken out, "
        + "the others moved up.",
      "", "`\(VocabularyFiles.pruneMap)` has the new id of each old one, by which the rows of an embedding are cut.",
      "",
      "## Use", "", "```python", "from transformers import AutoTokenizer",
      "tokenizer = AutoTokenizer.from_pretrained(\"path/to/this/directory\")", "```", "",
      "Text: `\(cutter.pipeline.canonicalForm)`.",
    ].joined(separator: "\n") + "\n"
  }
}

/// What the manifest of a pruned vocabulary says.
struct CuttingDetails: Encodable {
  var base: MergeDetails.Parent
  var minCount: Int?
  var size: Int?
  var listed: Int?
  var dropped: [String: Int]
  var sources: [MergeDetails.Source]

  enum CodingKeys: String, CodingKey {
    case base, size, listed, dropped, sources
    case minCount = "min_count"
  }

  init(_ result: CuttingResult, _ sources: [SourceDescription]) {
    let (parent, options) = (result.cutter.parent, result.cutter.options)
    base = MergeDetails.Parent(
      name: FilePath(parent.title).lastComponent?.string ?? parent.title, size: parent.vocabulary.count,
      sha256: parent.vocabulary.digest)
    minCount = options.minimumOccurrences
    size = options.size
    listed = options.dropped.isEmpty ? nil : options.dropped.count
    dropped = Dictionary(
      uniqueKeysWithValues: CuttingReason.allCases.map { ($0.rawValue, result.droppedCounts[$0] ?? 0) })
    self.sources = sources.sorted { ($0.name, $0.sha256) < ($1.name, $1.sha256) }.map {
      MergeDetails.Source(name: $0.name, bytes: $0.byteCount, sha256: $0.sha256)
    }
  }
}
