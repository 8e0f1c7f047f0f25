import CommentText
import SystemPackage
import TestSupport
import Testing
import VocabMerging
import WordPiece

/// What a merge keeps of a base as files hold it.
@Suite struct KeptBaseTests {
  private func merged(_ files: [String: String], donor: [String]) throws -> (base: LoadedVocabulary, LoadedVocabulary) {
    try withTemporaryFolder { folder in
      for (name, text) in files { _ = try folder.writing(name, text) }
      let base = try LoadedVocabulary(contentsOf: folder)
      let special = try SpecialTokens(["[UNK]"])
      let donor = try Vocabulary(
        lenientTokens: (special.all + donor).map { Array($0.utf8) }, specialTokens: special)
      let merger = try VocabularyMerger(
        base: MergeParent(base), donors: [MergeParent(name: "donor", vocabulary: donor)])
      let path = folder.appending("merged")
      try merger.merge().write(to: path, replacing: false, toolVersion: "1")
      return (base, try LoadedVocabulary(contentsOf: path))
    }
  }

  @Test func `blank and repeated entries keep their ids and their lines`() throws {
    let list = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n\n나 \n가\n\u{2028}\n##\u{1}\n"
    let (base, merged) = try merged(
      ["vocab.txt": list, "tokenizer_config.json": #"{"do_lower_case": false}"#], donor: ["다", "", "다", "나"])
    #expect(merged.vocabulary.fileBytes == Array((list + "다\n").utf8))
    #expect(merged.vocabulary.id(of: "가") == base.vocabulary.id(of: "가"))
    #expect(merged.vocabulary.id(of: "다") == 11)
    #expect(merged.pipeline == base.pipeline)
    #expect(merged.vocabulary.unusableCount == base.vocabulary.unusableCount)
  }

  @Test func `added tokens keep their ids and flags, and the configuration its settings`() throws {
    let decoder = #"{"6": {"content": "이모지", "lstrip": true}, "7": {"content": "[사람]", "special": true}}"#
    let (base, merged) = try merged(
      [
        "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n",
        "tokenizer_config.json":
          #"{"do_lower_case": true, "strip_accents": false, "added_tokens_decoder": \#(decoder)}"#,
      ], donor: ["다", "##라"])
    #expect(merged.vocabulary.id(of: "이모지") == 6)
    #expect(merged.vocabulary.id(of: "[사람]") == 7)
    #expect(merged.vocabulary.id(of: "다") == 8)
    #expect(merged.vocabulary.addedTokens == [base.vocabulary.addedTokens[0]])
    #expect(merged.pipeline == base.pipeline)
    for loaded in [base, merged] {
      let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
      #expect(try encoder.encode("가  이모지가[사람]") == [5, 6, 5, 7])
    }
  }

  @Test func `lines that end in CR, and have another before it, come back`() throws {
    let list = "[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\n가\r\r\n나 \r\n"
    let (base, merged) = try merged(
      ["vocab.txt": list, "tokenizer_config.json": #"{"do_lower_case": false}"#], donor: ["다"])
    #expect(Array(merged.vocabulary.tokens.prefix(7)) == Array(base.vocabulary.tokens))
    #expect(merged.vocabulary.id(of: "다") == 7)
  }

  @Test func `added tokens stay no pieces where nothing joins`() throws {
    let (base, merged) = try merged(
      [
        "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n",
        "tokenizer_config.json":
          #"{"do_lower_case": false, "added_tokens_decoder": {"6": {"content": "나", "single_word": true}}}"#,
      ], donor: ["가"])
    #expect(merged.vocabulary.fileBytes == base.vocabulary.fileBytes)
    for loaded in [base, merged] {
      let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
      #expect(try encoder.encode("나 나가") == [6, 1])
    }
  }

  @Test func `an unknown token that only the model names is found in text neither before nor after`() throws {
    try withTemporaryFolder { folder in
      let tokenizer = try folder.writing(
        "tokenizer.json",
        """
        {"added_tokens": [], "normalizer": null, "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null,
         "decoder": null, "model": {"type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 100,
         "vocab": {"[UNK]": 0, "[": 1, "]": 2, "가": 3}}}
        """)
      let base = try LoadedVocabulary(contentsOf: tokenizer)
      let special = try SpecialTokens(["[UNK]"])
      let donor = try Vocabulary(tokens: ["[UNK]", "나"].map { Array($0.utf8) }, specialTokens: special)
      let merger = try VocabularyMerger(
        base: MergeParent(base), donors: [MergeParent(name: "donor", vocabulary: donor)])
      let path = folder.appending("merged")
      try merger.merge().write(to: path, replacing: false, toolVersion: "1")
      for name in ["tokenizer_config.json", "special_tokens_map.json"] {
        #expect(!String(decoding: try fileBytes(path.appending(name)), as: UTF8.self).contains("unk_token"))
      }
      for loaded in [base, try LoadedVocabulary(contentsOf: path)] {
        let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
        #expect(try encoder.encode("[UNK]가") == [1, 0, 2, 3])
      }
    }
  }

  @Test func `a first token that begins with a byte order mark comes back`() throws {
    let tokens = ["\u{FEFF}가", "[UNK]", "나"].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(tokens: tokens, specialTokens: SpecialTokens(["[UNK]"]))
    try withTemporaryFolder { folder in
      let path = try folder.writing("vocab.txt", String(decoding: vocabulary.fileBytes, as: UTF8.self))
      #expect(try Array(Vocabulary(contentsOf: path).tokens) == tokens)
    }
  }

  @Test func `decoder, template and word limit of a file are kept`() throws {
    let (base, merged) = try merged(
      [
        "tokenizer.json": """
        {"added_tokens": [], "normalizer": {"type": "BertNormalizer", "lowercase": false},
         "pre_tokenizer": {"type": "BertPreTokenizer"},
         "post_processor": {"type": "BertProcessing", "sep": ["나", 2], "cls": ["가", 1]},
         "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": false},
         "model": {"type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 200,
                   "vocab": {"[UNK]": 0, "가": 1, "나": 2}}}
        """
      ], donor: ["다"])
    #expect(try merged.decoding() == base.decoding())
    #expect(try merged.surroundings() == TextSurroundings(opening: [1], closing: [2]))
    #expect(merged.maximumScalarCount == 200)
    #expect(merged.vocabulary.specialTokens == base.vocabulary.specialTokens)
  }
}
