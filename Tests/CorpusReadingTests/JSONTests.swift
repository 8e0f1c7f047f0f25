import CorpusReading
import TestSupport
import Testing

@Suite struct `JSON lines` {
  static func field(_ name: String, _ set: (inout ReadingOptions) -> Void = { _ in }) -> ReadingOptions {
    options {
      $0.textField = FieldSelector(name)
      set(&$0)
    }
  }

  @Test func `give the field at a path`() throws {
    let lines = #"""
      {"id": 1, "comment": {"body": "가나", "a.b": ["x", "y"]}}

      {"comment": {"a.b": ["z"], "body": "다\n\"라\"\t\u00e9\ud83d\udc4d"}}
      {"comment": {"body": "old", "body": null, "a.b": [""]}}
      """#
    #expect(try read(lines.utf8, "a.jsonl", Self.field("comment.body")).comments == ["가나", "다 \"라\"\té👍", ""])
    #expect(try read(lines.utf8, "a.ndjson", Self.field("/comment/a.b/0")).comments == ["x", "z", ""])
  }

  @Test func `of strings need no field`() throws {
    #expect(try read("\"가\"\r\n\"나\\n\"\n".utf8, "a.jsonl").comments == ["가", "나 "])
    let error = try errorOfReading(#"{"id": 1, "b": {"c": "x"}, "d": ["y"]}"#.utf8, "a.jsonl")
    #expect(error == .fieldNeeded("a.jsonl", available: ["id", "b.c", "d.0"]))
  }

  @Test func `are read for their text where no field is named`() throws {
    let lines = #"{"id": 1, "text": "가"}"# + "\n" + #"{"text": "나", "body": "다"}"# + "\n"
    #expect(try read(lines.utf8, "a.jsonl").comments == ["가", "나"])
  }

  @Test func `read halves of surrogate pairs and invalid UTF-8 as invalid bytes`() throws {
    let broken =
      Array(#"{"t": "a\ud83dz\udc4d"}"#.utf8) + [0x0A] + Array(#"{"t": "가"#.utf8) + [0xFF] + Array("\"}\n".utf8)
    try withTemporaryFolder { folder in
      let reader = try CorpusReader([try write(broken, "a.jsonl", in: folder)], options: Self.field("t"))
      let block = CommentBlock()
      #expect(try reader.next(block))
      #expect(Array(block.text) == [0x61, 0xFF, 0x7A, 0xFF, 0x0A] + Array("가".utf8) + [0xFF, 0x0A])
    }
  }

  @Test func `may hold numbers of any size`() throws {
    let lines = #"{"id": 123456789012345678901234567890, "x": -1.5e999, "t": "a"}"# + "\n"
    #expect(try read(lines.utf8, "a.jsonl", Self.field("t")).comments == ["a"])
  }

  @Test func `stop at what is broken, with its place`() throws {
    let cases: [(String, Int, JSONFault)] = [
      (#"{"t": "a"} x"#, 12, .textAfterValue), (#"{"t": "a""#, 10, .unexpectedEnd),
      (#"{"t": 'a'}"#, 7, .unexpectedCharacter),
      (#"{"t": "a\x"}"#, 9, .badEscape), (#"{"t": 01}"#, 7, .badNumber), ("{\"t\": \"a\tb\"}", 9, .controlCharacter),
      (#"{"t": tru}"#, 10, .unexpectedCharacter), (#"{"t" "a"}"#, 6, .unexpectedCharacter),
      (#"{"t": "a",}"#, 11, .unexpectedCharacter),
    ]
    for (line, column, fault) in cases {
      let text = "{\"t\": \"good\"}\n" + line + "\n"
      let error = try errorOfReading(text.utf8, "a.jsonl", Self.field("t"))
      #expect(error == .bad("a.jsonl", 2, column, .json(fault)), "\(line)")
    }
  }

  @Test func `stop at records without the field, and list those there are`() throws {
    let missing = try errorOfReading(#"{"a": 1, "b": {"c": "x"}}"#.utf8, "a.jsonl", Self.field("t"))
    #expect(missing == .bad("a.jsonl", 1, 1, .missingField(FieldSelector("t"), available: ["a", "b.c"])))
    let number = try errorOfReading("{\"t\": \"a\"}\n{\"t\": 1}\n".utf8, "a.jsonl", Self.field("t"))
    #expect(number == .bad("a.jsonl", 2, 1, .notText(FieldSelector("t"))))
  }

  @Test(arguments: [1, 7, 1 << 18]) func `can leave out bad records, counted and located`(chunk: Int) throws {
    let lines = (0..<100).map { $0 % 3 == 1 ? "{\"t\": " : "{\"t\": \"\($0)\"}" }
    let asked = Self.field("t") {
      $0.badRecords = .skip
      $0.chunkByteCount = chunk
    }
    let reading = try read(lines.joined(separator: "\n").utf8, "a.jsonl", asked)
    #expect(reading.comments == (0..<100).filter { $0 % 3 != 1 }.map(String.init))
    #expect(reading.skipped.count == 33)
    #expect(reading.skipped.first.map(\.line) == (0..<10).map { $0 * 3 + 2 })
  }

  @Test func `are valid for the parser exactly when the plain reading finds no fault`() throws {
    let letters = [
      #"{"#, "}", "[", "]", ":", ",", "\"t\"", "\"\\u12\"", "1", "-", "01", "1.5", "null", "true", " ", "\"\\\"", "x",
    ]
    var generator = SeededGenerator(seed: 11)
    let parts = (0..<20_000).map { _ in
      (0..<Int.random(in: 1...7, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "" }
        .joined()
    }
    let nested = ["[", "{\"t\":", "[[", "{\"t\":[1,"].flatMap { open in
      [[open, "1", "]"], [open, "1", "}"], [open, "1", "]]"], [open, "2", "]}"]].map { $0.joined() }
    }
    let parser = JSONRecordParser()
    var validCount = 0
    for line in parts + nested {
      // The parser wants room after the text.
      let padded = Array(line.utf8) + [UInt8](repeating: 0, count: 64)
      padded.withUnsafeBytes { bytes in
        let text = UnsafeRawBufferPointer(rebasing: bytes.dropLast(64))
        let isValid = parser.parse(text) == .parsed
        validCount += isValid ? 1 : 0
        #expect(isValid == (JSONFault.first(in: text).fault == .unsupported), "\(line)")
      }
    }
    #expect(validCount > 100)
  }
}
