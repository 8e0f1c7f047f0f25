import CorpusReading
import TestSupport
import Testing

@Suite struct `Line ends` {
  /// Lines as Python's universal newlines have them.
  private static func lines(_ text: [UInt8]) -> [String] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var isOpen = false
    for (index, byte) in text.enumerated() {
      if byte == 0x0A, index > 0, text[index - 1] == 0x0D { continue }
      isOpen = byte != 0x0A && byte != 0x0D
      if isOpen {
        line.append(byte)
      } else {
        lines.append(line)
        line = []
      }
    }
    if isOpen { lines.append(line) }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [1, 2, 3, 1 << 18]) func `of every kind end a line, in every short text`(chunk: Int) throws {
    try withTemporaryFolder { folder in
      for text in strings(of: Array("a\r\n".utf8), upTo: 4) {
        let asked = options { $0.chunkByteCount = chunk }
        let plain = try Reading([try write(text, "a.txt", in: folder)], asked, threads: 1)
        #expect(plain.comments == Self.lines(text), "\(text), chunks of \(chunk)")
      }
    }
  }

  @Test func `are the same in streams`() throws {
    try withTemporaryFolder { folder in
      for text in strings(of: Array("a\r\n".utf8), upTo: 4) where !text.isEmpty {
        let asked = options { $0.chunkByteCount = 2 }
        let packed = try write(Compression.gzip.compress(text), "a.gz", in: folder)
        #expect(try Reading([packed], asked, threads: 1).comments == Self.lines(text), "\(text)")
      }
    }
  }

  @Test func `of every kind inside a comment become one space`() throws {
    let csv = "id,t\r1,\"a\r\nb\rc\nd\r\n\r\ne\"\r2,f\r"
    let column = options { $0.textField = FieldSelector("t") }
    #expect(try read(csv.utf8, "a.csv", column).comments == ["a b c d  e", "f"])
    let json = #"{"t": "a\r\nb\rc\nd\r\n\r\ne\r f"}"# + "\r" + #"{"t": "\r"}"# + "\r"
    #expect(try read(json.utf8, "a.jsonl", column).comments == ["a b c d  e  f", " "])
  }

  @Test func `are counted where something is wrong`() throws {
    for end in ["\r", "\n", "\r\n"] {
      let tsv = ["id\tt", "1\ta", "2\tb", "3", "4\td"].map { $0 + end }.joined()
      for chunk in [1, 4, 1 << 18] {
        let asked = options {
          $0.textField = FieldSelector("t")
          $0.quoting = Quoting.none
          $0.chunkByteCount = chunk
        }
        let error = try errorOfReading(tsv.utf8, "a.tsv", asked)
        #expect(error == .bad("a.tsv", 4, 2, .columnCount(found: 1, expected: 2)), "\(chunk)")
      }
    }
  }

  @Test func `inside quoted fields keep records whole, whatever the chunks`() throws {
    try withTemporaryFolder { folder in
      let skipping = options {
        $0.badRecords = .skip
        $0.textField = FieldSelector("1")
        $0.encoding = .utf8
      }
      for bytes in strings(of: Array("a,\"\r\n".utf8), upTo: 4) where bytes.count == 4 && bytes.contains(0x0D) {
        let input = try write(bytes, "a.csv", in: folder)
        let whole = Result { try Reading([input], skipping, threads: 1).comments }
        var asked = skipping
        asked.chunkByteCount = 1
        let cut = Result { try Reading([input], asked, threads: 1).comments }
        #expect((try? cut.get()) == (try? whole.get()), "\(bytes)")
      }
    }
  }
}
