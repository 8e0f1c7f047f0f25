import FoundationEssentials
import Testing
import WordPiece

@Suite struct SpecialTokensTests {
  @Test func `BERT's five have their roles`() {
    #expect(SpecialTokens.bert.all == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    #expect(SpecialTokens.bert[.classification]?.text == "[CLS]")
    #expect(SpecialTokens.bert.extra.isEmpty)
  }

  @Test func `a conventional name or a short name before an equals sign tells the role`() throws {
    let tokens = try SpecialTokens(["<pad>", "unk=낯선", "<s>", "</s>", "mask=a=b", "x=y"])
    #expect(tokens[.padding]?.text == "<pad>")
    #expect(tokens[.unknown]?.text == "낯선")
    #expect(tokens[.classification]?.text == "<s>")
    #expect(tokens[.separator]?.text == "</s>")
    #expect(tokens[.mask]?.text == "a=b")
    #expect(tokens.extra.map(\.text) == ["x=y"])
  }

  @Test func `repeated, unusable and contending tokens are refused`() {
    #expect(throws: VocabularyError.repeatedSpecialToken("[UNK]")) { try SpecialTokens(["[UNK]", "[UNK]"]) }
    #expect(throws: VocabularyError.unusableSpecialToken("")) { try SpecialTokens(["[UNK]", ""]) }
    #expect(throws: VocabularyError.unusableSpecialToken("a\n")) { try SpecialTokens(["a\n"]) }
    #expect(throws: VocabularyError.repeatedRole(.unknown, "[UNK]", "<unk>")) { try SpecialTokens(["[UNK]", "<unk>"]) }
  }

  @Test func `canonically equivalent tokens are distinct`() throws {
    let tokens = try SpecialTokens(["각", "\u{1100}\u{1161}\u{11A8}"])
    #expect(tokens.tokens.count == 2)
    #expect(tokens.tokens[0] != tokens.tokens[1])
  }

  @Test func `they survive JSON`() throws {
    let tokens = try SpecialTokens(["[PAD]", "unk=?", "own"])
    let data = try JSONEncoder().encode(tokens)
    #expect(try JSONDecoder().decode(SpecialTokens.self, from: data) == tokens)
  }
}
