import Testing
import WordPiece

private func bytes(_ tokens: [String]) -> [[UInt8]] { tokens.map { Array($0.utf8) } }

@Suite struct VocabularyTests {
  let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

  @Test func `a token's id is its place`() throws {
    let vocabulary = try Vocabulary(tokens: bytes(special + ["하이", "##요"]))
    #expect(vocabulary.count == 7)
    #expect(vocabulary.id(of: "##요") == 6)
    #expect(vocabulary.id(of: Array("하이".utf8)) == 5)
    #expect(vocabulary.id(of: "요") == nil)
    #expect(vocabulary.text(of: 5) == "하이")
    #expect(vocabulary[6] == Array("##요".utf8))
    #expect(vocabulary.unknownID == 1)
    #expect(vocabulary.id(of: .mask) == 4)
    #expect(Array(vocabulary.tokens) == bytes(special + ["하이", "##요"]))
  }

  @Test func `canonically equivalent tokens are different tokens`() throws {
    let spellings = ["각", "\u{1100}\u{1161}\u{11A8}", "\u{8C48}", "\u{F900}"]
    let vocabulary = try Vocabulary(tokens: bytes(spellings), specialTokens: .none)
    for (id, spelling) in spellings.enumerated() { #expect(vocabulary.id(of: spelling) == id) }
  }

  @Test func `the digest is that of vocab.txt`() throws {
    let vocabulary = try Vocabulary(tokens: bytes(["a", "b"]), specialTokens: .none)
    #expect(vocabulary.fileBytes == Array("a\nb\n".utf8))
    // printf 'a\nb\n' | sha256sum
    #expect(vocabulary.digest == "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2")
  }

  @Test(arguments: [100_000]) func `many tokens are all found`(count: Int) throws {
    let vocabulary = try Vocabulary(tokens: bytes((0..<count).map { "t\($0)" }), specialTokens: .none)
    for id in 0..<count { #expect(vocabulary.id(of: "t\(id)") == id) }
    #expect(vocabulary.id(of: "t\(count)") == nil)
  }

  @Test func `special tokens come in the order of their ids`() throws {
    let names = ["[MASK]", "[UNK]", "<own>"]
    let vocabulary = try Vocabulary(
      tokens: bytes(["<own>", "[UNK]", "a", "[MASK]"]), specialTokens: SpecialTokens(names))
    #expect(vocabulary.specialTokens.all == ["<own>", "[UNK]", "[MASK]"])
    #expect(vocabulary.specialTokens.extra == [SpecialToken("<own>", role: nil)])
  }

  @Test(arguments: ["", "a\nb", "a ", "a\r", "a\u{3000}", "a\u{85}", "\t", "a \u{2003}"])
  func `a token that vocab.txt would not give back is refused`(token: String) {
    #expect(throws: VocabularyError.unusableToken(Array(token.utf8), .id(1))) {
      try Vocabulary(tokens: bytes(["x", token]), specialTokens: .none)
    }
  }

  @Test(arguments: [" a", "a b", "\u{200B}", "ㅤ", "##", "a\u{2800}"])
  func `a token that vocab.txt gives back is taken`(token: String) throws {
    #expect(try Vocabulary(tokens: bytes([token]), specialTokens: .none).id(of: token) == 0)
  }

  @Test func `a token may end in any character but white space`() throws {
    let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let spaces = scalars.filter(\.properties.isWhitespace)
    #expect(spaces.count == 25)
    for space in spaces {
      #expect(throws: VocabularyError.self, "\(space.value)") {
        try Vocabulary(tokens: [Array("가\(space)".utf8)], specialTokens: .none)
      }
    }
    let others = scalars.filter { !$0.properties.isWhitespace }.map { Array("가\($0)".utf8) }
    #expect(try Vocabulary(tokens: others, specialTokens: .none).count == others.count)
  }

  @Test func `a repeated token is refused with both places`() {
    #expect(throws: VocabularyError.repeatedToken(Array("a".utf8), .id(2), first: .id(0))) {
      try Vocabulary(tokens: bytes(["a", "b", "a"]), specialTokens: .none)
    }
  }

  @Test func `A token that is not UTF-8 is refused, also where much else is let through`() {
    // The end of such a token and the start of the next would look like one character.
    let tokens: [[UInt8]] = [Array("[UNK]".utf8), Array("a".utf8), [0x23, 0x62, 0x80], Array("##가".utf8)]
    #expect(throws: VocabularyError.unusableToken([0x23, 0x62, 0x80], .id(2))) {
      try Vocabulary(lenientTokens: tokens, specialTokens: SpecialTokens(["[UNK]"]))
    }
  }

  @Test func `leniently a repeated token has its last id`() throws {
    let vocabulary = try Vocabulary(lenientTokens: bytes(["a", "b", "a", ""]), specialTokens: .none)
    #expect(vocabulary.count == 4)
    #expect(vocabulary.id(of: "a") == 2)
    #expect(!vocabulary.isInUse(0))
    #expect(vocabulary.isInUse(2))
    #expect(!vocabulary.isInUse(4))
  }

  @Test func `a token is only a place where it holds white space or a control character, and for no other character`()
    throws
  {
    // All white space and control characters are below; of the others, those that begin with the same bytes as well.
    let scalars = (UInt32(0)..<0x4000).compactMap(Unicode.Scalar.init)
    let vocabulary = try Vocabulary(
      lenientTokens: scalars.map { Array("가\($0)나".utf8) }, specialTokens: .none)
    for (id, scalar) in scalars.enumerated() {
      let isUnusable = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      #expect(vocabulary.isUnusable(id) == isUnusable, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func `a special token that is not in the list is refused`() {
    #expect(throws: VocabularyError.missingSpecialToken(SpecialToken("[PAD]", role: .padding))) {
      try Vocabulary(tokens: bytes(["[UNK]"]))
    }
  }
}
