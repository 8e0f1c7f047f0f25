import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// Expected values are those of AutoTokenizer, transformers 4.57.6 and 5.23.0.
@Suite struct TransformersFolderTests {
  private static let list = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\na\nb\n##b\n"

  private func load(_ files: [String: String]) throws -> LoadedVocabulary {
    try withTemporaryFolder { folder in
      for (name, text) in files { _ = try folder.writing(name, text) }
      return try LoadedVocabulary(contentsOf: folder)
    }
  }

  private func bert(_ lowercases: Bool, _ strips: Bool, cjk: Bool = true) -> TextPipeline {
    TextPipeline(
      normalization: .none, bert: BertNormalization(spacesCJK: cjk, lowercases: lowercases, stripsAccents: strips))
  }

  @Test(arguments: [
    (#"{"do_lower_case": true}"#, true, true, true), (#"{"do_lower_case": false}"#, false, false, true),
    (#"{"do_lower_case": true, "strip_accents": false}"#, true, false, true),
    (#"{"do_lower_case": false, "strip_accents": null}"#, false, false, true),
    (#"{"strip_accents": false}"#, true, false, true),
    (#"{"do_lower_case": false, "tokenize_chinese_chars": false}"#, false, false, false),
  ])
  func `the configuration's flags make the pipeline of a list`(
    configuration: String, lowercases: Bool, strips: Bool, cjk: Bool
  ) throws {
    let loaded = try load(["vocab.txt": Self.list, "tokenizer_config.json": configuration])
    #expect(loaded.pipeline == bert(lowercases, strips, cjk: cjk))
    #expect(loaded.remarks.isEmpty)
  }

  @Test func `without any flag nothing is said of text`() throws {
    for files in [[:], ["tokenizer_config.json": #"{"tokenizer_class": "BertTokenizer"}"#]] {
      let loaded = try load(files.merging(["vocab.txt": Self.list]) { $1 })
      #expect(loaded.pipeline == nil)
      #expect(loaded.remarks == [.textNotStated(loaded.path)])
    }
  }

  private func tokenizer(_ normalizer: String, added: String = "") -> String {
    """
    {"added_tokens": [\(added)], "normalizer": \(normalizer), "pre_tokenizer": {"type": "BertPreTokenizer"},
     "post_processor": null, "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": false},
     "model": {"type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 7,
               "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4, "가": 5}}}
    """
  }

  @Test func `BERT's classes put the flags in place of the file's normaliser`() throws {
    let cased = #"{"type": "BertNormalizer", "lowercase": false, "strip_accents": false}"#
    let sequence = #"{"type": "Sequence", "normalizers": [{"type": "NFC"}, \#(cased)]}"#
    func pipeline(_ normalizer: String, _ configuration: String) throws -> TextPipeline? {
      try load(["tokenizer.json": tokenizer(normalizer), "tokenizer_config.json": configuration]).pipeline
    }
    let uncased = #"{"tokenizer_class": "ElectraTokenizerFast", "do_lower_case": true, "strip_accents": false}"#
    #expect(try pipeline(cased, uncased) == bert(true, false))
    #expect(try pipeline(sequence, uncased) == TextPipeline(normalization: .nfc))
    #expect(try pipeline(cased, #"{"tokenizer_class": "PreTrainedTokenizerFast"}"#) == bert(false, false))
    let silent = try load([
      "tokenizer.json": tokenizer(cased), "tokenizer_config.json": #"{"tokenizer_class": "BertTokenizer"}"#,
    ])
    #expect(silent.pipeline == bert(true, true))
    #expect(silent.remarks == [.lowercasedByDefault(silent.path)])
    #expect(silent.maximumScalarCount == 7)
    #expect(try silent.decoding() == .wordPiece(prefix: "##", cleansUp: false))
    #expect(try silent.surroundings() == .none)
  }

  /// A token that is looked for in normalised text.
  private static let normalized = #"{"id": 5, "content": "가", "special": true, "normalized": true}"#

  @Test func `where the configuration has a token in raw text, all of the file is read as transformers 5 does`() throws
  {
    let bert = #"{"type": "BertNormalizer", "lowercase": true, "strip_accents": null}"#
    func configuration(_ isNormalized: Bool) -> String {
      """
      {"tokenizer_class": "BertTokenizer", "do_lower_case": true,
       "added_tokens_decoder": {"5": {"content": "가", "special": true, "normalized": \(isNormalized)}}}
      """
    }
    for isNormalized in [true, false] {
      let loaded = try load([
        "tokenizer.json": tokenizer(bert, added: Self.normalized),
        "tokenizer_config.json": configuration(isNormalized),
      ])
      #expect(loaded.maximumScalarCount == (isNormalized ? 7 : 100))
      #expect(try loaded.surroundings() == (isNormalized ? .none : TextSurroundings(opening: [2], closing: [3])))
      let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
      // Without accents it is decomposed, and then no longer the token.
      #expect(try encoder.encode("\u{1100}\u{1161}") == (isNormalized ? [5] : [1]))
      #expect(try encoder.encode("가") == [5])
    }
  }

  @Test func `ConvBERT's class takes the file but for what stands around a text where 4 and 5 differ`() throws {
    let kept = #"{"type": "BertNormalizer", "lowercase": true, "strip_accents": false}"#
    let loaded = try load([
      "tokenizer.json": tokenizer(kept, added: Self.normalized),
      "tokenizer_config.json": #"{"tokenizer_class": "ConvBertTokenizerFast", "do_lower_case": true}"#,
    ])
    #expect(loaded.pipeline == bert(true, false))
    #expect(loaded.maximumScalarCount == 7)
    #expect(try loaded.decoding() == .wordPiece(prefix: "##", cleansUp: false))
    #expect(try loaded.surroundings() == TextSurroundings(opening: [2], closing: [3]))
  }

  @Test func `special tokens are those of both files, and BERT's five`() throws {
    let loaded = try load([
      "vocab.txt": Self.list + "<s>\n</s>\n[NAME]\n[OTHER]\n",
      "tokenizer_config.json":
        #"{"do_lower_case": false, "bos_token": "<s>", "additional_special_tokens": ["[NAME]"]}"#,
      "special_tokens_map.json": #"{"eos_token": {"content": "</s>"}, "additional_special_tokens": ["[OTHER]"]}"#,
    ]).vocabulary
    let names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "<s>", "</s>", "[NAME]", "[OTHER]"]
    #expect(loaded.specialTokens.all == names)
    #expect(loaded.id(of: .beginning) == 9)
    #expect(loaded.id(of: .end) == 10)
    #expect(loaded.specialTokens.extra.map(\.text) == ["[NAME]", "[OTHER]"])
  }

  @Test func `a special token that the list lacks gets the next id, and no word is spelled with it`() throws {
    let vocabulary = try load([
      "vocab.txt": "[UNK]\n[CLS]\n[SEP]\n[PAD]\na\n", "tokenizer_config.json": #"{"do_lower_case": false}"#,
    ]).vocabulary
    #expect(vocabulary.count == 6)
    #expect(vocabulary.id(of: .mask) == 5)
    let without = try load(["vocab.txt": "<unk>\na\n", "tokenizer_config.json": #"{"do_lower_case": false}"#])
    #expect(without.vocabulary.id(of: .unknown) == 2)
    #expect(without.vocabulary.unknownID == nil)
  }

  @Test func `added tokens lie behind the list, from any of the files`() throws {
    let decoder = #"{"9": {"content": "이모지", "special": false}, "10": {"content": "[사람]", "special": true}}"#
    for files in [
      ["tokenizer_config.json": #"{"do_lower_case": false, "added_tokens_decoder": \#(decoder)}"#],
      [
        "tokenizer_config.json": #"{"do_lower_case": false, "additional_special_tokens": ["[사람]"]}"#,
        "added_tokens.json": #"{"[사람]": 10, "이모지": 9}"#,
      ],
    ] {
      let loaded = try load(files.merging(["vocab.txt": Self.list]) { $1 })
      #expect(loaded.vocabulary.id(of: "이모지") == 9)
      #expect(loaded.vocabulary.specialTokens.extra.map(\.text) == ["[사람]"])
      #expect(
        loaded.vocabulary.addedTokens == [
          AddedToken(Array("이모지".utf8), isNormalized: true), AddedToken(Array("[사람]".utf8), isSpecial: true),
        ])
      let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
      #expect(try encoder.encode("가이모지[사람]가") == [5, 9, 10, 5])
      #expect(try loaded.decoder().decode([5, 9, 10]) == "가 이모지")
    }
  }

  @Test func `an added token with an id that transformers does not give is refused`() throws {
    let error = #expect(throws: VocabularyError.self) {
      try load([
        "vocab.txt": Self.list + "a\n", "added_tokens.json": #"{"x": 10}"#,
        "tokenizer_config.json": #"{"do_lower_case": false}"#,
      ])
    }
    guard case .addedTokenID(_, _, listed: 10, given: 9) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a default token that would get the id of another token behind a repeated one is refused`() throws {
    let error = #expect(throws: VocabularyError.self) {
      try load([
        "vocab.txt": "[UNK]\n[CLS]\n[SEP]\n[MASK]\na\na\nb\n",
        "tokenizer_config.json": #"{"do_lower_case": false}"#,
      ])
    }
    // There are six distinct tokens, and `b` has id 6.
    guard case .addedTokenID(_, Array("[PAD]".utf8), listed: nil, given: 6) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a token in a form of flags that the configuration overrules is refused where 4 alone loads it`() throws {
    let file = #"{"id": 1, "content": "[채움]", "special": true, "normalized": true}"#
    func tokenizer(stripsAccents: Bool) throws -> LoadedVocabulary {
      try load([
        "tokenizer.json": """
        {"added_tokens": [\(file)],
         "normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": \(stripsAccents)},
         "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": {"type": "WordPiece"},
         "model": {"type": "WordPiece", "unk_token": "모름", "vocab": {"모름": 0, "[채움]": 1, "[CLS]": 2, "[SEP]": 3}}}
        """,
        // Lowercases and strips accents, which takes Hangul apart; 5 does not load it without its [UNK].
        "tokenizer_config.json": #"{"tokenizer_class": "BertTokenizerFast", "pad_token": "[채움]"}"#,
      ])
    }
    let error = #expect(throws: VocabularyError.self) { try tokenizer(stripsAccents: false) }
    guard case .overruledForm(_, Array("[채움]".utf8)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try tokenizer(stripsAccents: true).vocabulary.id(of: "[채움]") == 1)
  }

  @Test func `tokens that the configuration adds get ids behind those of tokenizer_json, gaps or not`() throws {
    let file = #"{"content": "b", "special": true, "normalized": false"#
    let vocabulary = try load([
      "tokenizer.json": """
      {"added_tokens": [\(file), "id": 3}], "normalizer": {"type": "BertNormalizer"},
       "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": {"type": "WordPiece"},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "a": 1, "b": 3}}}
      """,
      "tokenizer_config.json": #"""
      {"tokenizer_class": "PreTrainedTokenizerFast", "unk_token": "[UNK]",
       "added_tokens_decoder": {"4": {"content": "x", "special": true}}}
      """#,
    ]).vocabulary
    #expect(vocabulary.id(of: "b") == 3)
    #expect(vocabulary.id(of: "x") == 4)
    #expect(!vocabulary.isInUse(2))
  }

  @Test(arguments: [
    (#"{"tokenizer_class": "BertJapaneseTokenizer"}"#, "tokenizer_class", "BertJapaneseTokenizer"),
    (#"{"do_lower_case": true, "do_basic_tokenize": false}"#, "do_basic_tokenize", "false"),
    (#"{"do_lower_case": true, "split_special_tokens": true}"#, "split_special_tokens", "true"),
  ])
  func `what is not supported is named`(configuration: String, part: String, found: String) throws {
    let error = #expect(throws: VocabularyError.self) {
      try load(["vocab.txt": Self.list, "tokenizer_config.json": configuration])
    }
    guard case .unsupportedPart(_, part: part, found: found) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `the whole of a decoded text is cleaned up if the configuration says so`() throws {
    for cleansUp in [true, false] {
      let loaded = try load([
        "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n'\nb\n",
        "tokenizer_config.json": #"{"do_lower_case": false, "clean_up_tokenization_spaces": \#(cleansUp)}"#,
      ])
      #expect(try loaded.decoder().decode([5, 6, 7]) == (cleansUp ? "a'b" : "a ' b"))
    }
  }
}
