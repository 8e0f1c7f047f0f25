internal import CommentText

extension TokenizerDocument {
  /// What the file's normaliser does, as a pipeline: a normal form or none, then BERT's normaliser or none.
  /// - Throws: `VocabularyError.unsupportedPart` for normalisers and pre-tokenisers of other kinds.
  /// - Parameter settings: of a directory whose class makes BERT's normaliser from its flags; nil where the file
  ///   alone counts.
  func pipeline(_ settings: TokenizerSettings? = nil) throws(VocabularyError) -> TextPipeline {
    for splitter in steps(document.root["pre_tokenizer"], "pretokenizers") where type(splitter) != "BertPreTokenizer" {
      throw unsupported("pre_tokenizer", splitter)
    }
    if steps(document.root["pre_tokenizer"], "pretokenizers").isEmpty {
      throw .unsupportedPart(document.place(document.root), part: "pre_tokenizer", found: "null")
    }
    let nothing = BertNormalization(cleansText: false, spacesCJK: false)
    var pipeline = TextPipeline(normalization: .none, bert: nothing)
    if let settings, let flags = replacedFlags(settings) {
      pipeline.bert = flags
      return pipeline
    }
    var isDone = false
    for normalizer in steps(document.root["normalizer"], "normalizers") {
      switch type(normalizer) {
      case "NFC" where pipeline.normalization == .none && !isDone: pipeline.normalization = .nfc
      case "NFKC" where pipeline.normalization == .none && !isDone: pipeline.normalization = .nfkc
      case "BertNormalizer" where !isDone:
        pipeline.bert = bert(normalizer)
        isDone = true
      default: throw unsupported("normalizer", normalizer)
      }
    }
    return pipeline
  }

  /// What BERT's classes put in place of the file's normaliser, where that is BERT's; they leave others alone, such
  /// as a sequence with a normal form.
  private func replacedFlags(_ settings: TokenizerSettings) -> BertNormalization? {
    guard let normalizer = document.root["normalizer"], type(normalizer) == "BertNormalizer" else { return nil }
    return settings.normalization(cleansText: normalizer["clean_text"]?.bool ?? true)
  }

  var hasNoNormalizer: Bool { document.root["normalizer"]?.isNull ?? true }

  /// Whether those differ from what the file says.
  func isOverruled(by settings: TokenizerSettings) -> Bool {
    guard let flags = replacedFlags(settings), let normalizer = document.root["normalizer"] else { return false }
    return bert(normalizer) != flags
  }

  private func bert(_ normalizer: JSONValue) -> BertNormalization {
    let lowercases = normalizer["lowercase"]?.bool ?? true
    return BertNormalization(
      cleansText: normalizer["clean_text"]?.bool ?? true,
      spacesCJK: normalizer["handle_chinese_chars"]?.bool ?? true,
      lowercases: lowercases,
      // Null means as lowercase does.
      stripsAccents: normalizer["strip_accents"]?.bool ?? lowercases)
  }

  /// The parts of a component, sequences within sequences laid flat; none for null.
  private func steps(_ component: JSONValue?, _ list: String) -> [JSONValue] {
    guard let component, !component.isNull else { return [] }
    guard type(component) == "Sequence", let parts = component[list]?.array else { return [component] }
    return parts.flatMap { steps($0, list) }
  }

  private func type(_ component: JSONValue) -> String { component["type"]?.string ?? "" }

  func unsupported(_ component: String, _ value: JSONValue) -> VocabularyError {
    .unsupportedPart(document.place(value), part: component, found: type(value))
  }
}
