import SystemPackage
import TestSupport
import Testing
import WordPiece

@Suite struct VocabularyListTests {
  private func load(
    _ bytes: [UInt8], _ options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws -> LoadedVocabulary {
    try withTemporaryFolder { folder in
      try LoadedVocabulary(contentsOf: folder.writing("vocab.txt", bytes), options: options)
    }
  }

  private func load(
    _ text: String, _ options: VocabularyReadingOptions = VocabularyReadingOptions()
  ) throws -> LoadedVocabulary { try load(Array(text.utf8), options) }

  @Test(arguments: ["[UNK]\n가\n##b\n", "[UNK]\n가\n##b", "[UNK]\r\n가\r\n##b\r\n", "\u{FEFF}[UNK]\n가 \u{3000}\n##b\t\n"])
  func `line ends, a byte order mark and spaces at ends are no part of tokens`(text: String) throws {
    let loaded = try load(text)
    #expect(loaded.vocabulary.tokens.map { String(decoding: $0, as: UTF8.self) } == ["[UNK]", "가", "##b"])
    #expect(loaded.vocabulary.specialTokens.all == ["[UNK]"])
    #expect(loaded.vocabulary.id(of: "가") == 1)
    #expect(loaded.pipeline == nil)
    #expect(loaded.form == .list)
  }

  @Test func `spaces at the beginning stay`() throws {
    #expect(try load(" a\n\u{3000}b\n").vocabulary.text(of: 0) == " a")
  }

  @Test func `BERT's special tokens are those that are there`() throws {
    let special = try load("a\n[MASK]\n[UNK]\n<s>\n").vocabulary.specialTokens
    #expect(special.all == ["[MASK]", "[UNK]"])
  }

  @Test func `white space at the ends of lines is written back`() throws {
    let text = "[UNK]\n가 \n \n##b\u{2028}\n"
    let vocabulary = try load(text).vocabulary
    #expect(vocabulary.tokens.map { String(decoding: $0, as: UTF8.self) } == ["[UNK]", "가", "", "##b"])
    #expect(vocabulary.fileBytes == Array(text.utf8))
  }

  @Test func `a list without BERT's unknown token has the one of another family`() throws {
    let special = try load("<s>\n</s>\n<unk>\n<pad>\na\n").vocabulary.specialTokens
    #expect(special.tokens.map(\.role) == [.classification, .separator, .unknown, .padding])
    #expect(try load("<unk>\n[UNK]\n<pad>\n").vocabulary.specialTokens.all == ["[UNK]"])
  }

  @Test func `of a repeated token the later line counts, unless that is refused`() throws {
    let refusing = VocabularyReadingOptions(repeatedTokens: .refused)
    let error = #expect(throws: VocabularyError.self) { try load("a\nb\na\n", refusing) }
    guard case .repeatedToken(let token, .line(_, 3), first: .line(_, 1)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(token == Array("a".utf8))
    let loaded = try load("a\nb\na\n")
    #expect(loaded.vocabulary.id(of: "a") == 2)
    #expect(loaded.vocabulary.count == 3)
    #expect(loaded.remarks == [.unusableEntries(loaded.path, 1)])
  }

  @Test(arguments: ["a\n\nb\n", "a\n \nb", "\na\n"]) func `a blank line keeps its id, unless that is refused`(
    text: String
  ) throws {
    let refusing = VocabularyReadingOptions(repeatedTokens: .refused)
    let error = #expect(throws: VocabularyError.self) { try load(text, refusing) }
    guard case .unusableToken([], .line) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let loaded = try load(text)
    #expect(loaded.vocabulary.count >= 2)
    #expect(loaded.remarks == [.unusableEntries(loaded.path, 1)])
  }

  @Test func `what is no vocabulary is told to be none`() throws {
    func failure(_ bytes: [UInt8]) -> VocabularyError? { #expect(throws: VocabularyError.self) { try load(bytes) } }
    guard case .notAVocabulary(_, .empty) = failure([]), case .notAVocabulary(_, .empty) = failure([0x0A]),
      case .notAVocabulary(_, .binary) = failure([0x61, 0, 0, 0, 0x0A]),
      case .notUTF8(.line(_, 2)) = failure([0x61, 0x0A, 0xC3, 0x0A])
    else {
      Issue.record("another error")
      return
    }
    #expect(throws: VocabularyError.file(.missing("/nowhere/vocab.txt"))) {
      try LoadedVocabulary(contentsOf: "/nowhere/vocab.txt")
    }
  }

  @Test func `prefix and special tokens can be given`() throws {
    let options = try VocabularyReadingOptions(
      continuationPrefix: "_", specialTokens: SpecialTokens(["unk=<u>"]))
    let vocabulary = try load("<u>\na\n_b\n", options).vocabulary
    #expect(WordEncoder(vocabulary).encode(Array("ab".utf8)) == [1, 2])
    #expect(vocabulary.unknownID == 0)
  }

  @Test(.enabled(if: Shared.isPresent, Shared.reason), arguments: ["kcbert-base", "koelectra-base-v1"])
  func `public vocabularies are read and written back unchanged`(name: String) throws {
    let path = FilePath(Shared.path("data/\(name)-vocab.txt"))
    let vocabulary = try Vocabulary(contentsOf: path)
    #expect(vocabulary.count == (name == "kcbert-base" ? 30_000 : 32_200))
    #expect(vocabulary.specialTokens.tokens.count == 5)
    let bytes = try fileBytes(path)
    #expect(vocabulary.fileBytes == (bytes.last == 0x0A ? bytes : bytes + [0x0A]))
  }
}
