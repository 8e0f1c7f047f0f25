import CommentText
import Storage
import TestSupport
import Testing
import WordPiece

@Suite struct TextEncoderPoolTests {
  private static let tokens = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "가", "나", "##나", "##가", "다", "##다", "ㅋ", "##ㅋ", "a", "##a", "b",
    "##b",
    "1", "!", ".", "e\u{301}", "漢",
  ]

  private func encoders(_ added: String = "") throws -> (TextEncoderPool, TextEncoder) {
    let vocabulary = Self.tokens.enumerated().map { "\"\($1)\": \($0)" }.joined(separator: ", ")
    let special = (0..<5).map {
      "{\"id\": \($0), \"content\": \"\(Self.tokens[$0])\", \"special\": true, \"normalized\": false}"
    }
    let text = """
      {"added_tokens": [\((special + (added.isEmpty ? [] : [added])).joined(separator: ", "))],
       "normalizer": {"type": "BertNormalizer", "lowercase": false, "strip_accents": false},
       "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": {"type": "WordPiece"},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {\(vocabulary)}}}
      """
    let loaded = try withTemporaryFolder { try LoadedVocabulary(contentsOf: $0.writing("tokenizer.json", text)) }
    let words = WordEncoder(loaded.vocabulary)
    let pipeline = try CompiledPipeline(loaded.pipeline ?? .standard)
    return (TextEncoderPool(words, pipeline), TextEncoder(words, pipeline))
  }

  @Test func `texts are encoded each by itself`() throws {
    let (pool, _) = try encoders()
    let encoded = try pool.encode(["가나", "", "[MASK]나", "가\n가", "\n", "가"])
    #expect((0..<encoded.count).map { encoded[$0] } == [[5, 7], [], [4, 6], [5, 5], [], [5]])
    #expect(encoded.idCount == 7)
  }

  @Test func `special tokens stand around each text, also an empty one, and around no null one`() throws {
    let (pool, _) = try encoders()
    let encoded = try pool.encode(["가", ""], addsSpecialTokens: true)
    #expect(encoded[0] == [2, 5, 3] && encoded[1] == [2, 3])
    let offsets: [Int32] = [0, 3, 3, 6]
    let validity: [UInt8] = [0b101]
    try Array("가나".utf8).withUnsafeBytes { bytes in
      try offsets.withUnsafeBufferPointer { offsets in
        try validity.withUnsafeBufferPointer { validity in
          let column = TextColumn(
            .narrowOffsets(offsets.baseAddress!), count: 3, data: bytes.baseAddress, validity: validity.baseAddress)
          try column.check()
          let encoded = try pool.encode([column, column], addsSpecialTokens: true)
          #expect((0..<6).map { encoded[$0] } == [[2, 5, 3], [], [2, 6, 3], [2, 5, 3], [], [2, 6, 3]])
        }
      }
    }
  }

  /// The second kind of vocabulary is encoded in another way where a text has a newline; so is the third everywhere.
  @Test(arguments: [
    "", #"{"id": 22, "content": "가\n나", "special": true, "normalized": false}"#,
    #"{"id": 22, "content": "나가", "special": false, "normalized": true, "lstrip": true, "rstrip": true}"#,
  ])
  func `random texts are encoded as one by one, on any number of threads`(added: String) throws {
    let (pool, encoder) = try encoders(added)
    var random = RandomComments(seed: 21)
    var generator = SeededGenerator(seed: 22)
    let texts = (0..<30_000).map { _ in
      var text = random.line()
      if Int.random(in: 0..<20, using: &generator) == 0 {
        text += ["\n", "\n나", "\r\n", "[MASK]", " [SEP]"].randomElement(using: &generator)!
      }
      return text
    }
    for addsSpecialTokens in [false, true] {
      encoder.addsSpecialTokens = addsSpecialTokens
      let expected = try texts.map { try encoder.encode($0) }
      for threads in [1, 3] {
        let encoded = try pool.encode(texts, addsSpecialTokens: addsSpecialTokens, threads: threads)
        #expect((0..<encoded.count).map { encoded[$0] } == expected, "threads \(threads)")
      }
    }
  }

  @Test func `one text is written only where there is room`() throws {
    let (pool, _) = try encoders()
    var ids = [Int32](repeating: -1, count: 2)
    let text = Array("가 나 다".utf8)
    let count = try text.withUnsafeBytes { text in
      try ids.withUnsafeMutableBufferPointer { try pool.encode(text, into: $0, addsSpecialTokens: false) }
    }
    #expect(count == 3 && ids == [-1, -1])
  }

  @Test func `without an unknown token the first word that needs one is the error, on any number of threads`() throws {
    let vocabulary = try Vocabulary(tokens: ["가"].map { Array($0.utf8) }, specialTokens: SpecialTokens([String]()))
    let pool = TextEncoderPool(WordEncoder(vocabulary), try CompiledPipeline(.standard))
    let texts = Array(repeating: "가 가 가 가", count: 50_000) + ["나"]
    for threads in [1, 3] {
      #expect(throws: VocabularyError.missingUnknownToken(word: Array("나".utf8))) {
        try pool.encode(texts, threads: threads)
      }
    }
  }
}
