import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// Expected ids and texts are those of tokenizers 0.23.3.
@Suite struct AddedTokenTests {
  private static let tokens = ["[UNK]", "[CLS]", "[SEP]", "가", "##나", "나", "a", "##b", "b", "c", "다"]

  private func load(_ added: [String], lowercase: Bool = false) throws -> LoadedVocabulary {
    let vocabulary = Self.tokens.enumerated().map { "\"\($1)\": \($0)" }.joined(separator: ", ")
    let special = [0, 1, 2].map { token($0, Self.tokens[$0], #""special": true, "normalized": false"#) }
    let others = added.enumerated().map { "{\"id\": \(Self.tokens.count + $0), \($1)}" }
    let text = """
      {"added_tokens": [\((special + others).joined(separator: ", "))],
       "normalizer": {"type": "BertNormalizer", "lowercase": \(lowercase), "strip_accents": false},
       "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": {"type": "WordPiece"},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {\(vocabulary)}}}
      """
    return try withTemporaryFolder { try LoadedVocabulary(contentsOf: $0.writing("tokenizer.json", text)) }
  }

  private func token(_ id: Int, _ text: String, _ flags: String) -> String {
    "{\"id\": \(id), \"content\": \"\(text)\", \(flags)}"
  }

  private func ids(_ loaded: LoadedVocabulary, _ text: String) throws -> [Int32] {
    try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard).encode(text)
  }

  private static func flags(_ text: String, _ flags: String...) -> String {
    let names = ["special", "normalized", "lstrip", "rstrip", "single_word"]
    let values = names.map { "\"\($0)\": \(flags.contains($0))" }
    return "\"content\": \"\(text)\", " + values.joined(separator: ", ")
  }

  @Test func `a token is found inside words and is no piece of them`() throws {
    let loaded = try load([Self.flags("이모지"), Self.flags("##x")])
    #expect(try ids(loaded, "가이모지나 이모지") == [3, 11, 5, 11])
    #expect(try ids(loaded, "가x 가##x") == [0, 3, 12])
    #expect(try loaded.decoder().decode([3, 11, 5, 12]) == "가 이모지 나x")
    #expect(loaded.vocabulary.unusableCount == 0)
  }

  @Test func `white space beside a token goes with it if its flags say so`() throws {
    let loaded = try load([Self.flags("<m>", "lstrip"), Self.flags("<n>", "rstrip"), Self.flags("x y")])
    #expect(try ids(loaded, "가  <m> 나<n>\u{3000} 다 x y") == [3, 11, 5, 12, 10, 13])
  }

  @Test func `a single word stands beside no word character`() throws {
    let loaded = try load([Self.flags("ab", "single_word")])
    #expect(try ids(loaded, "ab") == [11])
    #expect(try ids(loaded, "abb") == [6, 7, 7])
    #expect(try ids(loaded, "가 ab 가") == [3, 11, 3])
  }

  @Test func `a token of normalised text is found in every case, and decoded in its normal form`() throws {
    let loaded = try load([Self.flags("Ab", "normalized"), Self.flags("Bc")], lowercase: true)
    #expect(try ids(loaded, "ab AB aB") == [11, 11, 11])
    #expect(try ids(loaded, "bc Bc BC") == [0, 12, 0])
    #expect(try loaded.decoder().decode([11, 12]) == "ab Bc")
  }

  @Test func `lines are encoded each by itself`() throws {
    let loaded = try load([Self.flags("<m>", "lstrip", "rstrip")])
    let encoder = try TextEncoder(loaded.vocabulary, pipeline: loaded.pipeline ?? .standard)
    let text = Array("가 <m>\n\n <m> 나\n\u{3000}".utf8)
    var ends: [Int] = []
    let padded = text + [UInt8](repeating: 0, count: TextEncoder.padding)
    var ids = [Int32](repeating: 0, count: encoder.capacity(forByteCount: text.count))
    let count = try padded.withUnsafeBytes { padded in
      try ids.withUnsafeMutableBufferPointer {
        try encoder.encodeLines(UnsafeRawBufferPointer(rebasing: padded[..<text.count]), into: $0, lineEnds: &ends)
      }
    }
    #expect(Array(ids[..<count]) == [3, 11, 11, 5])
    #expect(ends == [2, 2, 4, 4])
    #expect(encoder.statistics.lines == 4)
  }

  @Test func `plain tokens are found the fast way as the slow way finds them`() throws {
    // A token whose flags need the slow way, and that no text holds, changes nothing.
    let plain = try load([Self.flags("이모지"), Self.flags("[x]", "special")])
    let slow = try load([Self.flags("이모지"), Self.flags("[x]", "special"), Self.flags("⁂", "lstrip")])
    for seed in UInt64(1)...200 {
      var random = SeededGenerator(seed: seed)
      let pieces = ["가", "나", "a", "b", " ", "이모지", "[x]", "[CLS]", "이모", "!", "\u{3000}", "é", "漢", "[", "다"]
      let text = (0..<12).map { _ in pieces.randomElement(using: &random)! }.joined()
      #expect(try ids(plain, text) == ids(slow, text), "seed \(seed)")
    }
  }
}
