import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// Directories that transformers 4.57.6 and 5.23.0 read in different ways, or only one of them; expected values are the
/// named one's.
@Suite struct TransformersVersionsTests {
  private func load(lowercases: Bool, added: String = "", configuration: String) throws -> LoadedVocabulary {
    let tokenizer = """
      {"added_tokens": [\(added)], "normalizer": {"type": "BertNormalizer", "lowercase": \(lowercases)},
       "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null,
       "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 7,
                 "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4, "c": 5}}}
      """
    return try withTemporaryFolder { folder in
      _ = try folder.writing("tokenizer.json", tokenizer)
      _ = try folder.writing("tokenizer_config.json", configuration)
      return try LoadedVocabulary(contentsOf: folder)
    }
  }

  private static let added = #"{"id": 6, "content": "aB", "normalized": true}"#

  @Test func `where flags are overruled, added tokens are found in the new normal form, as 5 does`() throws {
    let loaded = try load(
      lowercases: false, added: Self.added,
      configuration: #"{"tokenizer_class": "BertTokenizer", "do_lower_case": true}"#)
    #expect(loaded.maximumScalarCount == 100)
    #expect(try loaded.surroundings() == TextSurroundings(opening: [2], closing: [3]))
    let encoder = try TextEncoder(loaded.vocabulary, pipeline: try #require(loaded.pipeline))
    #expect(try encoder.encode("AB c") == [6, 5])
    let plain = try load(
      lowercases: false, configuration: #"{"tokenizer_class": "BertTokenizer", "do_lower_case": true}"#)
    #expect(plain.maximumScalarCount == 7)
    #expect(try plain.surroundings() == .none)
  }

  @Test
  func `tokens of normalised text are decoded to their normal form where both make the same of a file, as 5 does`()
    throws
  {
    let loaded = try load(
      lowercases: true, added: Self.added,
      configuration: #"{"tokenizer_class": "BertTokenizer", "do_lower_case": true}"#)
    #expect(try loaded.decoder().decode([5, 6]) == "c ab")
  }

  @Test func `tokens of a model's own roles are special, and a list of 5's name counts alone, as 5 does`() throws {
    let loaded = try load(
      lowercases: true,
      configuration: """
        {"tokenizer_class": "PreTrainedTokenizerFast", "image_token": "[S1]", "extra_special_tokens": ["[S2]"],
         "additional_special_tokens": ["[S3]"]}
        """)
    #expect(loaded.vocabulary.id(of: "[S1]") == 6)
    #expect(loaded.vocabulary.id(of: "[S2]") == 7)
    #expect(loaded.vocabulary.id(of: "[S3]") == nil)
  }

  @Test(arguments: ["FunnelTokenizer", "FunnelTokenizerFast", "MPNetTokenizer"])
  func `a class with names of its own is refused beside a tokenizer.json`(name: String) throws {
    let error = #expect(throws: VocabularyError.self) {
      try load(lowercases: true, configuration: #"{"tokenizer_class": "\#(name)"}"#)
    }
    guard case .unsupportedPart(_, part: "tokenizer_class", found: name) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
