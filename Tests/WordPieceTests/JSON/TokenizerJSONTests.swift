import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// JSON is internal to the module: these tests reach it through `tokenizer.json` files.
@Suite struct TokenizerJSONTests {
  private func load(_ text: String) throws -> LoadedVocabulary { try load(Array(text.utf8)) }

  private func load(_ bytes: [UInt8]) throws -> LoadedVocabulary {
    try withTemporaryFolder { folder in
      let path = folder.appending("t.json")
      try Data(bytes).write(to: URL(filePath: path.string))
      return try LoadedVocabulary(contentsOf: path)
    }
  }

  private func document(vocabulary: String) -> String {
    """
    {"pre_tokenizer": {"type": "BertPreTokenizer"}, "model": {"type": "WordPiece", "vocab": \(vocabulary)}}
    """
  }

  @Test func `escapes mean what they say`() throws {
    let text = #"{"\"\\\/\b\fx": 0, "\u00e9\uac00": 1, "\ud83d\ude00": 2, "😀가": 3, "\ttab": 4}"#
    let loaded = try load(document(vocabulary: text))
    #expect(loaded.vocabulary.text(of: 0) == "\"\\/\u{8}\u{c}x")
    #expect(loaded.vocabulary.text(of: 1) == "é가")
    #expect(loaded.vocabulary.text(of: 2) == "😀")
    #expect(loaded.vocabulary.text(of: 3) == "😀가")
    #expect(loaded.vocabulary.text(of: 4) == "\ttab")
  }

  @Test func `canonically equivalent keys are different tokens`() throws {
    let loaded = try load(
      document(vocabulary: "{\"각\": 0, \"\u{1100}\u{1161}\u{11A8}\": 1, \"\u{F900}\": 2, \"\u{8C48}\": 3}"))
    #expect(loaded.vocabulary.count == 4)
    #expect(loaded.vocabulary.id(of: "\u{F900}") == 2)
  }

  @Test(arguments: [
    (#"{"a": }"#, 7, JSONProblem.unexpectedByte(UInt8(ascii: "}"))),
    (#"{"a" 1}"#, 6, .unexpectedByte(UInt8(ascii: "1"))),
    (#"{"a": 1,}"#, 9, .unexpectedByte(UInt8(ascii: "}"))),
    (#"{"a": 1 "b": 2}"#, 9, .unexpectedByte(UInt8(ascii: "\""))),
    (#"{"a": tru}"#, 7, .unexpectedByte(UInt8(ascii: "t"))),
    (#"{"a": 1-}"#, 7, .invalidNumber),
    (#"{"\x": 1}"#, 3, .invalidEscape),
    (#"{"\ud83d": 1}"#, 3, .invalidEscape),
    (#"{"\ud83d\u0041": 1}"#, 3, .invalidEscape),
    (#"{"\u12g4": 1}"#, 5, .invalidEscape),
    ("{\"a\nb\": 1}", 4, .unexpectedByte(0x0A)),
    (#"{"a": 1} x"#, 10, .unexpectedByte(UInt8(ascii: "x"))),
    (#"{"a": [1, 2"#, 12, .unexpectedEnd), (#"{"a"#, 4, .unexpectedEnd),
  ])
  func `what is not JSON is told by line, byte and cause`(text: String, column: Int, problem: JSONProblem) {
    let error = #expect(throws: VocabularyError.self) { try load("\n" + text) }
    guard case .notJSON(.byte(_, let line, let found), let cause) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((line, found, cause) == (2, column, problem))
  }

  @Test func `every beginning of a document is told to be broken`() throws {
    let bytes = Array(document(vocabulary: #"{"가\u00e9": 0, "b": 1}"#).utf8)
    _ = try load(bytes)
    for count in 0..<bytes.count { #expect(throws: VocabularyError.self) { try load(Array(bytes[..<count])) } }
  }

  @Test func `nesting without end is refused`() {
    let deep = String(repeating: "[", count: 100_000)
    let error = #expect(throws: VocabularyError.self) { try load(deep) }
    guard case .notJSON(_, .tooDeep) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `strings that are not UTF-8 are refused`() {
    var bytes = Array(document(vocabulary: #"{"ab": 0}"#).utf8)
    bytes[bytes.firstIndex(of: UInt8(ascii: "b"))!] = 0xFF
    #expect(throws: VocabularyError.self) { try load(bytes) }
  }
}
