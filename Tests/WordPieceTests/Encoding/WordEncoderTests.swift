import TestSupport
import Testing
import WordPiece

@Suite struct WordEncoderTests {
  private func vocabulary(_ tokens: [String], _ special: [String] = ["[UNK]"]) throws -> Vocabulary {
    try Vocabulary(tokens: (special + tokens).map { Array($0.utf8) }, specialTokens: SpecialTokens(special))
  }

  @Test func `the longest token goes first and continuation pieces follow`() throws {
    let encoder = try WordEncoder(vocabulary(["하", "하이", "##하", "##이", "##이요", "##요"]))
    func tokens(_ word: String) -> [String] {
      encoder.encode(Array(word.utf8)).map { encoder.vocabulary.text(of: Int($0)) }
    }
    #expect(tokens("하이") == ["하이"])
    #expect(tokens("하이이요") == ["하이", "##이요"])
    #expect(tokens("하하이이") == ["하", "##하", "##이", "##이"])
    #expect(tokens("하이네") == ["[UNK]"])
    #expect(tokens("이하") == ["[UNK]"])
    #expect(tokens("") == [])
  }

  @Test func `the greedy choice is kept although it leads nowhere`() throws {
    let encoder = try WordEncoder(vocabulary(["a", "ab", "##bc"]))
    #expect(encoder.encode(Array("abc".utf8)) == [0])
  }

  @Test func `a word may have a hundred scalars and no more`() throws {
    let encoder = try WordEncoder(vocabulary(["가", "##가"]))
    #expect(encoder.encode(Array(String(repeating: "가", count: 100).utf8)).count == 100)
    #expect(encoder.encode(Array(String(repeating: "가", count: 101).utf8)) == [0])
    let short = WordEncoder(encoder.vocabulary, maximumScalarCount: 2)
    #expect(short.encode(Array("가가".utf8)) == [1, 2])
    #expect(short.encode(Array("가가가".utf8)) == [0])
  }

  @Test func `a word is spelt with a token that starts with the prefix as with any other`() throws {
    let encoder = try WordEncoder(vocabulary(["##", "##a", "#"]))
    #expect(encoder.encode(Array("##a".utf8)) == [2])
    #expect(encoder.encode(Array("##".utf8)) == [1])
    #expect(encoder.encode(Array("##aa".utf8)) == [2, 2])
    #expect(encoder.encode(Array("#a".utf8)) == [3, 2])
  }

  @Test func `other prefixes work, and none at all`() throws {
    let tokens = ["[UNK]", "a", "_b", "b"].map { Array($0.utf8) }
    let special = try SpecialTokens(["[UNK]"])
    let underscore = try WordEncoder(Vocabulary(tokens: tokens, specialTokens: special, continuationPrefix: "_"))
    #expect(underscore.encode(Array("ab".utf8)) == [1, 2])
    let none = try WordEncoder(Vocabulary(tokens: tokens, specialTokens: special, continuationPrefix: ""))
    #expect(none.encode(Array("ab".utf8)) == [1, 3])
  }

  @Test func `without an unknown token an unknown word has no id`() throws {
    let encoder = try WordEncoder(vocabulary(["a"], []))
    #expect(encoder.encode(Array("b".utf8)) == [WordEncoder.noID])
  }

  @Test func `a repeated token is found by its last id`() throws {
    let tokens = ["[UNK]", "a", "b", "a", ""].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(lenientTokens: tokens, specialTokens: SpecialTokens(["[UNK]"]))
    #expect(WordEncoder(vocabulary).encode(Array("a".utf8)) == [3])
  }

  /// All vocabularies over two letters with tokens of up to two, and all words of up to five letters.
  @Test func `all small vocabularies agree with the definition`() throws {
    let texts = ["a", "b", "aa", "ab", "ba", "bb"]
    let candidates = texts + texts.map { "##" + $0 }
    var words = [""]
    for length in 0..<5 { words += words.filter { $0.utf8.count == length }.flatMap { [$0 + "a", $0 + "b"] } }
    for chosen in 0..<(1 << candidates.count) {
      let tokens = candidates.indices.filter { chosen & (1 << $0) != 0 }.map { candidates[$0] }
      let vocabulary = try vocabulary(tokens)
      let (fast, plain) = (WordEncoder(vocabulary), PlainWordEncoder(vocabulary))
      let differing = words.first { fast.encode(Array($0.utf8)) != plain.encode(Array($0.utf8)) }
      #expect(differing == nil, "tokens \(tokens)")
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>) func `random vocabularies agree with the definition`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vocabulary = try RandomText.vocabulary(&random)
    let (fast, plain) = (WordEncoder(vocabulary), PlainWordEncoder(vocabulary))
    for _ in 0..<300 {
      let word = RandomText.word(&random, maximumScalarCount: seed % 10 == 0 ? 120 : 12)
      #expect(fast.encode(word) == plain.encode(word), "seed \(seed), word \(String(decoding: word, as: UTF8.self))")
    }
  }
}
