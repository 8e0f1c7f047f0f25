internal import CommentText
internal import SystemPackage

/// `tokenizer.json` of Hugging Face tokenizers, with a WordPiece model and BERT's text pipeline.
struct TokenizerReader {
  private let path: FilePath
  private let root: JSONValue
  private let model: JSONValue

  init(_ path: FilePath, _ bytes: [UInt8]) throws(VocabularyError) {
    self.path = path
    do {
      root = try JSONReader.read(bytes)
    } catch { throw .notJSON(path, line: error.line) }
    guard let model = root["model"] else { throw .notAVocabulary(path, .noModel) }
    self.model = model
    // Older files leave the type out; only WordPiece has a prefix for continuations and a limit on words.
    let type = model["type"]?.string ?? (model["max_input_chars_per_word"] == nil ? "unknown" : "WordPiece")
    guard type == "WordPiece" else { throw .notAVocabulary(path, .otherModel(type)) }
  }

  var continuationPrefix: String { model["continuing_subword_prefix"]?.string ?? "##" }

  var maximumScalarCount: Int {
    model["max_input_chars_per_word"]?.integer ?? WordEncoder.defaultMaximumScalarCount
  }

  func vocabulary() throws(VocabularyError) -> Vocabulary {
    let entries = (model["vocab"]?.members ?? []).map { (token: $0.key, id: $0.value.integer ?? -1) }
    let ordered = entries.sorted { $0.id < $1.id }
    guard !ordered.isEmpty else { throw .notAVocabulary(path, .empty) }
    for (place, entry) in ordered.enumerated() where entry.id != place {
      throw .idsWithGaps(path, token: entry.token, id: entry.id, expected: place)
    }
    return try Vocabulary(
      tokens: ordered.map(\.token), specialTokens: try specialTokens(), continuationPrefix: continuationPrefix)
  }

  /// The added tokens that are special, with the roles that their names, or the model's unknown token, tell.
  func specialTokens() throws(VocabularyError) -> SpecialTokens {
    let unknown = model["unk_token"]?.bytes
    let vocabulary = Set((model["vocab"]?.members ?? []).map(\.key))
    var tokens: [SpecialToken] = []
    for added in root["added_tokens"]?.elements ?? [] {
      guard added["special"]?.bool == true, let bytes = added["content"]?.bytes, vocabulary.contains(bytes) else {
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      tokens.append(bytes == unknown ? SpecialToken(text, role: .unknown) : SpecialToken(text))
    }
    if let unknown, vocabulary.contains(unknown), !tokens.contains(where: { $0.role == .unknown }) {
      tokens.append(SpecialToken(String(decoding: unknown, as: UTF8.self), role: .unknown))
    }
    return try SpecialTokens(tokens)
  }

  /// - Throws: `VocabularyError.unsupportedPipeline` for steps that this toolkit does not have.
  func pipeline() throws(VocabularyError) -> TextPipeline {
    let splitter = root["pre_tokenizer"]?["type"]?.string
    guard splitter == "BertPreTokenizer" else { throw .unsupportedPipeline(path, step: splitter ?? "no pre-tokenizer") }
    guard let normalizer = root["normalizer"] else {
      return TextPipeline(normalization: .none, bert: BertNormalization(cleansText: false, spacesCJK: false))
    }
    let isSequence = normalizer["type"]?.string == "Sequence"
    var steps = isSequence ? normalizer["normalizers"]?.elements ?? [] : [normalizer]
    var normalization = UnicodeNormalization.none
    if let first = steps.first?["type"]?.string, let form = UnicodeNormalization(rawValue: first.lowercased()) {
      normalization = form
      steps.removeFirst()
    }
    guard let bert = steps.first else {
      return TextPipeline(normalization: normalization, bert: BertNormalization(cleansText: false, spacesCJK: false))
    }
    guard steps.count == 1, bert["type"]?.string == "BertNormalizer" else {
      throw .unsupportedPipeline(path, step: (steps.count > 1 ? steps[1] : bert)["type"]?.string ?? "?")
    }
    let lowercases = bert["lowercase"]?.bool ?? true
    return TextPipeline(
      normalization: normalization,
      bert: BertNormalization(
        cleansText: bert["clean_text"]?.bool ?? true, spacesCJK: bert["handle_chinese_chars"]?.bool ?? true,
        lowercases: lowercases, stripsAccents: bert["strip_accents"]?.bool ?? lowercases))
  }
}
