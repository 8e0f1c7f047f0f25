import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

@Suite struct TokenizerDocumentTests {
  private func load(_ text: String) throws -> LoadedVocabulary {
    try withTemporaryFolder { try LoadedVocabulary(contentsOf: $0.writing("tokenizer.json", text)) }
  }

  private func document(
    vocabulary: String = #"{"[UNK]": 0, "a": 1}"#, model: String = #""type": "WordPiece","#, added: String = "[]",
    normalizer: String = "null", splitter: String = #"{"type": "BertPreTokenizer"}"#, processor: String = "null"
  ) -> String {
    """
    {"added_tokens": \(added), "normalizer": \(normalizer), "pre_tokenizer": \(splitter),
     "post_processor": \(processor), "model": {\(model) "unk_token": "[UNK]", "vocab": \(vocabulary)}}
    """
  }

  private func added(_ id: Int, _ text: String, _ flags: String = "") -> String {
    #"{"id": \#(id), "content": "\#(text)", "special": true\#(flags)}"#
  }

  @Test func `ids order the tokens`() throws {
    let loaded = try load(document(vocabulary: #"{"b": 2, "[UNK]": 0, "a": 1}"#))
    #expect(loaded.vocabulary.tokens.map { String(decoding: $0, as: UTF8.self) } == ["[UNK]", "a", "b"])
    #expect(loaded.form == .tokenizer)
  }

  @Test func `prefix and word limit are the model's`() throws {
    let model = #""type": "WordPiece", "continuing_subword_prefix": "_", "max_input_chars_per_word": 7,"#
    let loaded = try load(document(model: model))
    #expect(loaded.vocabulary.continuationPrefix == "_")
    #expect(loaded.maximumScalarCount == 7)
    #expect(try load(document()).maximumScalarCount == 100)
  }

  @Test(arguments: [
    ("null", TextPipeline(normalization: .none, bert: BertNormalization(cleansText: false, spacesCJK: false))),
    (
      #"{"type": "BertNormalizer"}"#,
      TextPipeline(normalization: .none, bert: BertNormalization(lowercases: true, stripsAccents: true))
    ),
    (#"{"type": "BertNormalizer", "lowercase": false, "strip_accents": null}"#, TextPipeline(normalization: .none)),
    (
      #"{"type": "BertNormalizer", "lowercase": true, "strip_accents": false, "clean_text": false}"#,
      TextPipeline(normalization: .none, bert: BertNormalization(cleansText: false, lowercases: true))
    ),
    (
      #"{"type": "NFC"}"#,
      TextPipeline(normalization: .nfc, bert: BertNormalization(cleansText: false, spacesCJK: false))
    ),
    (
      #"{"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "BertNormalizer", "lowercase": false}]}"#,
      TextPipeline(normalization: .nfkc)
    ),
    (
      #"{"type": "Sequence", "normalizers": [{"type": "Sequence", "normalizers": [{"type": "NFC"}]}, {"type": "BertNormalizer", "lowercase": false, "handle_chinese_chars": false}]}"#,
      TextPipeline(normalization: .nfc, bert: BertNormalization(spacesCJK: false))
    ),
  ])
  func `the normalizer is the pipeline`(normalizer: String, pipeline: TextPipeline) throws {
    #expect(try load(document(normalizer: normalizer)).pipeline == pipeline)
  }

  @Test(arguments: [
    (#"{"type": "NFD"}"#, "NFD"), (#"{"type": "Lowercase"}"#, "Lowercase"),
    (#"{"type": "Sequence", "normalizers": [{"type": "BertNormalizer"}, {"type": "NFC"}]}"#, "NFC"),
    (#"{"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "NFKC"}]}"#, "NFKC"),
    (
      #"{"type": "Sequence", "normalizers": [{"type": "BertNormalizer"}, {"type": "BertNormalizer"}]}"#,
      "BertNormalizer"
    ),
  ])
  func `a normalizer of another kind is named`(normalizer: String, name: String) throws {
    let error = #expect(throws: VocabularyError.self) { try load(document(normalizer: normalizer)) }
    guard case .unsupportedPart(_, part: "normalizer", found: name) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [("null", "null"), (#"{"type": "Whitespace"}"#, "Whitespace")])
  func `a pre-tokenizer of another kind is named`(splitter: String, name: String) throws {
    let error = #expect(throws: VocabularyError.self) { try load(document(splitter: splitter)) }
    guard case .unsupportedPart(_, part: "pre_tokenizer", found: name) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    (#""type": "BPE","#, "BPE"), (#""merges": [],"#, "BPE"), ("", "WordLevel"), (#""type": "Unigram","#, "Unigram"),
  ])
  func `a model of another kind is named`(model: String, type: String) {
    let error = #expect(throws: VocabularyError.self) { try load(document(model: model)) }
    guard case .notAVocabulary(_, .otherModel(type)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `JSON that is no tokenizer is told to be none`() {
    let error = #expect(throws: VocabularyError.self) { try load(#"{"model_type": "electra"}"#) }
    guard case .notAVocabulary(_, .noModel) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `ids that do not run through are told`() {
    func failure(_ vocabulary: String) -> VocabularyError? {
      #expect(throws: VocabularyError.self) { try load(document(vocabulary: vocabulary)) }
    }
    guard case .missingID(_, 1) = failure(#"{"a": 0, "b": 2000}"#),
      case .repeatedID(_, 0) = failure(#"{"a": 0, "b": 0}"#),
      case .unexpectedField(_, field: "model.vocab", expected: .id) = failure(#"{"a": -1}"#),
      case .unexpectedField(_, field: "model.vocab", expected: .id) = failure(#"{"a": "x"}"#),
      case .unexpectedField(_, field: "model.vocab", expected: .object) = failure("[1]"),
      case .notAVocabulary(_, .empty) = failure("{}")
    else {
      Issue.record("another error")
      return
    }
  }

  @Test func `added tokens get their roles from the file and from their names`() throws {
    let processor = #"{"type": "BertProcessing", "sep": ["끝", 3], "cls": ["첫", 2]}"#
    let tokens = [added(0, "[UNK]"), added(2, "첫"), added(3, "끝"), added(4, "[PAD]"), added(5, "<own>")]
    let vocabulary = try load(
      document(
        vocabulary: #"{"[UNK]": 0, "a": 1, "첫": 2, "끝": 3, "[PAD]": 4}"#,
        added: "[\(tokens.joined(separator: ","))]", processor: processor)
    ).vocabulary
    #expect(vocabulary.count == 6)
    #expect(vocabulary.id(of: .unknown) == 0)
    #expect(vocabulary.id(of: .classification) == 2)
    #expect(vocabulary.id(of: .separator) == 3)
    #expect(vocabulary.id(of: .padding) == 4)
    #expect(vocabulary.specialTokens.extra.map(\.text) == ["<own>"])
    #expect(vocabulary.id(of: "<own>") == 5)
  }

  @Test func `an id without a token stays free`() throws {
    let vocabulary = try load(document(vocabulary: #"{"[UNK]": 0, "a": 1, "b": 3}"#)).vocabulary
    #expect(vocabulary.count == 4)
    #expect(vocabulary.id(of: "b") == 3)
    #expect(!vocabulary.isInUse(2))
    #expect(vocabulary.unusableCount == 1)
  }

  @Test func `an added token with another id than tokenizers gives it is an error`() {
    let error = #expect(throws: VocabularyError.self) { try load(document(added: "[\(added(1, "[UNK]"))]")) }
    guard case .addedTokenID(_, _, listed: 1, given: 0) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `tokens added together get ids from the number of distinct tokens on, whatever is among them`() {
    let gap = #"{"[UNK]": 0, "a": 1, "b": 3}"#
    let error = #expect(throws: VocabularyError.self) {
      try load(document(vocabulary: gap, added: "[\(added(3, "b")), \(added(4, "x"))]"))
    }
    guard case .addedTokenID(_, [0x78], listed: 4, given: 3) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `the unknown token of the model needs no added tokens`() throws {
    let vocabulary = try load(document()).vocabulary
    #expect(vocabulary.unknownID == 0)
    #expect(vocabulary.specialTokens.tokens == [SpecialToken("[UNK]", role: .unknown, isRecognized: false)])
    // Nothing calls it special, so that text and decoding know nothing of it.
    let encoder = try TextEncoder(vocabulary, pipeline: TextPipeline(normalization: .none))
    #expect(try encoder.encode("[UNK]a") == [0, 0, 0, 1])
    #expect(TextDecoder(vocabulary).decode([0, 1]) == "[UNK] a")
  }

  @Test func `a template says what stands around a text`() throws {
    let processor = #"""
      {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "a", "type_id": 0}},
       {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[UNK]", "type_id": 0}}],
       "special_tokens": {"a": {"ids": [1]}, "[UNK]": {"ids": [0, 1]}}}
      """#
    let surroundings = try load(document(processor: processor)).surroundings()
    #expect(surroundings == TextSurroundings(opening: [1], closing: [0, 1]))
    #expect(try load(document()).surroundings() == .none)
    let other = try load(document(processor: #"{"type": "ByteLevel"}"#))
    #expect(throws: VocabularyError.self) { try other.surroundings() }
  }
}
