import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// What files name for several roles, or say of tokens in passing. Expected values are those of AutoTokenizer,
/// transformers 4.57.6 and 5.23.0.
@Suite struct TransformersRolesTests {
  private static let list = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n[BOS]\n가\na\n"

  private func load(_ files: [String: String]) throws -> LoadedVocabulary {
    try withTemporaryFolder { folder in
      for (name, text) in files { _ = try folder.writing(name, text) }
      return try LoadedVocabulary(contentsOf: folder)
    }
  }

  private func tokenizer(_ parts: String, lowercases: Bool = false) -> String {
    """
    {\(parts), "normalizer": {"type": "BertNormalizer", "lowercase": \(lowercases), "strip_accents": false},
     "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": {"type": "WordPiece"},
     "model": {"type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 100,
               "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "[MASK]": 3, "가": 4}}}
    """
  }

  @Test(arguments: [
    (#""eos_token": "[BOS]", "sep_token": "[BOS]""#, [2] as [Int32], [5] as [Int32]),
    (#""bos_token": "[CLS]", "eos_token": "[SEP]""#, [2], [3]),
    (#""cls_token": "[BOS]", "sep_token": "[BOS]""#, [5], [5]),
    (#""mask_token": "[SEP]""#, [2], [3]), (#""sep_token": "[끝]""#, [2], [8]),
  ])
  func `a token with several roles has each of them around a text`(
    names: String, opening: [Int32], closing: [Int32]
  ) throws {
    let loaded = try load([
      "vocab.txt": Self.list, "tokenizer_config.json": #"{"do_lower_case": false, \#(names)}"#,
    ])
    #expect(try loaded.surroundings() == TextSurroundings(opening: opening, closing: closing))
  }

  @Test func `the token that a file pads with is special, unless another is named or the class has its own`() throws {
    let padding =
      #""padding": {"strategy": {"Fixed": 8}, "direction": "Right", "pad_id": 0, "pad_type_id": 0, "#
      + #""pad_token": "[채움]", "pad_to_multiple_of": null}, "added_tokens": []"#
    func padded(_ configuration: String?) throws -> Vocabulary {
      var files = ["tokenizer.json": tokenizer(padding)]
      files["tokenizer_config.json"] = configuration
      return try load(files).vocabulary
    }
    for configuration in [nil, #"{"tokenizer_class": "PreTrainedTokenizerFast"}"#] {
      let vocabulary = try padded(configuration)
      #expect(vocabulary.specialTokens[.padding]?.text == "[채움]")
      #expect(vocabulary.id(of: "[채움]") == 5)
    }
    let named = try padded(#"{"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "가"}"#)
    #expect(named.id(of: "[채움]") == nil && named.id(of: .padding) == 4)
    let none = try padded(#"{"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": null}"#)
    #expect(none.id(of: "[채움]") == nil && none.id(of: .padding) == nil)
    let bert = try padded(#"{"tokenizer_class": "BertTokenizer", "do_lower_case": false}"#)
    #expect(bert.id(of: "[채움]") == nil && bert.id(of: "[PAD]") == 5)
  }

  @Test func `an object brings its flags unless the list of added tokens has it, a string does not`() throws {
    let own = #"""
      "added_tokens": [{"id": 4, "content": "가", "special": true, "normalized": false}]
      """#
    func isSingleWord(
      _ named: String, _ decoder: String, by name: String = "BertTokenizer",
      where holds: (AddedToken) -> Bool = { _ in true }
    ) throws -> Bool {
      let vocabulary = try load([
        "tokenizer.json": tokenizer(own),
        "tokenizer_config.json": #"""
        {"tokenizer_class": "\#(name)", "do_lower_case": false, "additional_special_tokens": [\#(named)]\#(decoder)}
        """#,
      ]).vocabulary
      return vocabulary.addedTokens.contains { $0.isSingleWord && holds($0) }
    }
    let object = #"{"content": "가", "single_word": true, "__type": "AddedToken"}"#
    #expect(try isSingleWord(object, #", "added_tokens_decoder": {}"#))
    #expect(try !isSingleWord(#""가""#, #", "added_tokens_decoder": {}"#))
    #expect(try isSingleWord(object, ""))
    #expect(try !isSingleWord("", #", "mask_token": \#(object)"#))
    let normalized = #"{"content": "가", "single_word": true, "normalized": true, "__type": "AddedToken"}"#
    #expect(try isSingleWord(normalized, "", where: { !$0.isNormalized }))
    let listed = #", "added_tokens_decoder": {"4": {"content": "가", "special": true}}"#
    #expect(try !isSingleWord(object, listed))
    #expect(try !isSingleWord(object, #", "added_tokens_decoder": {}"#, by: "PreTrainedTokenizerFast"))
  }

  @Test func `a token whose normal form is the text of a special one is left out with it`() throws {
    let added = #"""
      "added_tokens": [{"id": 5, "content": "Abc", "normalized": true},
        {"id": 6, "content": "abc", "normalized": false, "special": true}]
      """#
    let decoder = try load(["tokenizer.json": tokenizer(added, lowercases: true)]).decoder()
    #expect(decoder.decode([4, 5, 4]) == "가 가")
    #expect(decoder.decode([4, 5, 4], skipsSpecialTokens: false) == "가 abc 가")
  }

  @Test func `a byte order mark is a part of the first token in a directory`() throws {
    let files = ["vocab.txt": "\u{FEFF}" + Self.list, "tokenizer_config.json": #"{"do_lower_case": false}"#]
    let loaded = try load(files)
    #expect(loaded.vocabulary[0] == Array("\u{FEFF}[PAD]".utf8))
    #expect(loaded.vocabulary.id(of: "[PAD]") == 8)
    guard case .byteOrderMark(let path)? = loaded.remarks.last else {
      Issue.record("\(loaded.remarks)")
      return
    }
    #expect(path.lastComponent == "vocab.txt")
  }

  @Test func `a byte order mark beside a tokenizer.json says nothing`() throws {
    let list = "\u{FEFF}[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n"
    let loaded = try load(["tokenizer.json": tokenizer(#""added_tokens": []"#), "vocab.txt": list])
    #expect(loaded.vocabulary[0] == Array("[UNK]".utf8) && loaded.vocabulary.count == 5)
  }
}
