import CommentText
import TestSupport
import Testing
import WordPiece

@Suite struct TextEncoderTests {
  private let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

  private func encoder(_ tokens: [String], _ pipeline: TextPipeline = .standard) throws -> TextEncoder {
    try TextEncoder(Vocabulary(tokens: (special + tokens).map { Array($0.utf8) }), pipeline: pipeline)
  }

  @Test func `special tokens are cut out of the raw text anywhere`() throws {
    let encoder = try encoder(["하이", "요", "[", "]", "c", "##l", "##s"])
    #expect(try encoder.tokens(of: "하이[MASK]요") == ["하이", "[MASK]", "요"])
    #expect(try encoder.tokens(of: "[[CLS]]") == ["[", "[CLS]", "]"])
    #expect(try encoder.tokens(of: "[cls]") == ["[", "c", "##l", "##s"].prefix(2) + ["##l", "##s", "]"])
    #expect(try encoder.tokens(of: "[CLS\u{200B}]") == ["[", "[UNK]", "]"])
    #expect(try encoder.tokens(of: "[CLS][SEP]") == ["[CLS]", "[SEP]"])
  }

  @Test func `the longest special token wins at a place`() throws {
    let names = ["[UNK]", "<a>", "<a><b>", "가나", "가"]
    let vocabulary = try Vocabulary(
      tokens: (names + ["x", "<"]).map { Array($0.utf8) }, specialTokens: SpecialTokens(names))
    let encoder = try TextEncoder(vocabulary, pipeline: .standard)
    #expect(try encoder.encode("<<a><b><a>x") == [6, 2, 1, 5])
    #expect(try encoder.encode("가가나x가") == [4, 3, 5, 4])
  }

  @Test func `special tokens around a text are added when asked for`() throws {
    let encoder = try encoder(["하이"])
    encoder.addsSpecialTokens = true
    #expect(try encoder.encode("하이") == [2, 5, 3])
    #expect(try encoder.encode("") == [2, 3])
  }

  /// Each line's ids, taken from one call over the whole text.
  private func lines(_ encoder: TextEncoder, _ text: [UInt8]) throws -> [[Int32]] {
    let padded = text + [UInt8](repeating: 0x61, count: TextEncoder.padding)
    var ids = [Int32](repeating: -7, count: encoder.capacity(forByteCount: text.count))
    var ends: [Int] = []
    let count = try padded.withUnsafeBytes { padded in
      try ids.withUnsafeMutableBufferPointer { ids in
        let text = UnsafeRawBufferPointer(rebasing: padded.dropLast(TextEncoder.padding))
        return try encoder.encodeLines(text, into: ids, lineEnds: &ends)
      }
    }
    #expect(count == ends.last ?? 0)
    return zip([0] + ends, ends).map { Array(ids[$0..<$1]) }
  }

  @Test(arguments: ["", "\n", "\n\n", "하이", "하이\n", "하이\n요", "[CLS]", "[CLS]\n", "\n[CLS]", "a[CLS]\n\n[SEP]b\nc[PAD]"])
  func `many lines at once are what they are one by one`(text: String) throws {
    let encoder = try encoder(["하이", "요", "a", "b", "c"])
    var expected = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if expected.last == "" { expected.removeLast() }
    for addsSpecialTokens in [false, true] {
      encoder.addsSpecialTokens = addsSpecialTokens
      #expect(try lines(encoder, Array(text.utf8)) == expected.map { try encoder.encode($0) })
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `random texts agree with the definition`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vocabulary = try RandomText.vocabularyWithSpecialTokens(&random)
    let normalization = UnicodeNormalization.allCases[Int(seed % 3)]
    let compiled = try CompiledPipeline(TextPipeline(normalization: normalization))
    let fast = TextEncoder(WordEncoder(vocabulary), compiled)
    let plain = PlainTextEncoder(vocabulary, compiled)
    let texts = (0..<40).map { _ in RandomText.line(&random, vocabulary) }
    for text in texts { #expect(try fast.encode(text) == plain.encode(text), "seed \(seed)") }
    #expect(try lines(fast, texts.flatMap { $0 + [0x0A] }) == texts.map(plain.encode), "seed \(seed)")
  }

  @Test func `a buffer that is just large enough is enough and a smaller one is an error`() throws {
    let encoder = try encoder(["가", "##가", "나"])
    let text = Array("가가가 나 가가".utf8) + [UInt8](repeating: 0, count: TextEncoder.padding)
    for room in 0...8 {
      var ids = [Int32](repeating: 0, count: room)
      let encode: () throws -> Int = {
        try text.withUnsafeBytes { text in
          try ids.withUnsafeMutableBufferPointer {
            try encoder.encode(UnsafeRawBufferPointer(rebasing: text.dropLast(TextEncoder.padding)), into: $0)
          }
        }
      }
      if room < 6 {
        #expect(throws: VocabularyError.bufferTooSmall(capacity: room)) { try encode() }
      } else {
        #expect(try encode() == 6)
        #expect(ids.prefix(6) == [5, 6, 6, 7, 5, 6])
      }
    }
  }

  @Test func `ids are appended to an output span`() throws {
    let encoder = try encoder(["가", "나"])
    let ids = try [Int32](capacity: 8) { output throws(VocabularyError) in
      try encoder.encode(Array("가 나".utf8).span, into: &output)
      try encoder.encode(Array("나".utf8).span, into: &output)
    }
    #expect(ids == [5, 6, 6])
  }

  @Test func `a word that cannot be spelt needs an unknown token`() throws {
    let vocabulary = try Vocabulary(tokens: [Array("a".utf8)], specialTokens: .none)
    let encoder = try TextEncoder(vocabulary, pipeline: .standard)
    #expect(try encoder.encode("a a") == [0, 0])
    #expect(throws: VocabularyError.missingUnknownToken(word: Array("b".utf8))) { try encoder.encode("a b") }
  }

  @Test func `places that are not UTF-8 are told by line and byte of the whole text`() throws {
    let encoder = try encoder(["a", "b"])
    let text: [UInt8] = Array("a\nb[CLS]b".utf8) + [0xFF] + Array("\n[SEP]\n".utf8) + [0x61, 0xFF, 0x0A]
    _ = try lines(encoder, text)
    #expect(encoder.invalidPlaces.map(\.line) == [1, 3])
    #expect(encoder.invalidPlaces.map(\.byte) == [7, 1])
    #expect(encoder.statistics.invalidSequences == 2)
    #expect(encoder.statistics.lines == 4)
  }

  /// `capacity(forByteCount:)` promises this for every text, since normal forms work on each scalar's decomposition.
  @Test(arguments: UnicodeNormalization.allCases) func `no scalar gives more ids than promised`(
    form: UnicodeNormalization
  ) throws {
    for strips in [false, true] {
      let bert = BertNormalization(lowercases: strips, stripsAccents: strips)
      let compiled = try CompiledPipeline(TextPipeline(normalization: form, bert: bert))
      let encoder = try TextEncoder(WordEncoder(Vocabulary(tokens: [], specialTokens: .none)), compiled)
      for value in UInt32(0)...0x10FFFF {
        guard let scalar = Unicode.Scalar(value), !isUnassigned(scalar) else { continue }
        let bytes = Array(String(scalar).utf8)
        let scalars = compiled.normalize(bytes).count { $0 & 0xC0 != 0x80 && $0 != 0x20 }
        if scalars > encoder.capacity(forByteCount: bytes.count) { Issue.record("U+\(String(value, radix: 16))") }
      }
    }
  }
}

/// Whether no normal form or case mapping can know the scalar.
private func isUnassigned(_ scalar: Unicode.Scalar) -> Bool {
  [.unassigned, .privateUse].contains(scalar.properties.generalCategory)
}
