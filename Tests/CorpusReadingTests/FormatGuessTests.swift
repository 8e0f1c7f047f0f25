import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct `What a file's start shows` {
  @Test func `tells JSON lines from an array`() throws {
    let records = (0..<200).map { "{\"id\": \($0), \"text\": \"댓글 \($0) ]},[\"}" }
    let comments = (0..<200).map { "댓글 \($0) ]},[" }
    let arrays = [
      "[" + records.joined(separator: ",") + "]", "[\n  " + records.joined(separator: ",\n  ") + "\n]\n",
      " \n[" + records.joined(separator: "\n,\r\n") + " ] \n\n",
    ]
    for text in arrays + [records.joined(separator: "\n")] {
      for chunk in [1, 30, 1 << 18] {
        let asked = options { $0.chunkByteCount = chunk }
        #expect(try read(text.utf8, "a.json", asked).comments == comments)
        #expect(try read(Compression.gzip.compress(Array(text.utf8)), "a.json.gz", asked).comments == comments)
      }
    }
    #expect(try read("[]".utf8, "a.json").comments == [])
    #expect(try read("[\"가\", \"나\"]".utf8, "a.json").comments == ["가", "나"])
    let lines = options { $0.textField = FieldSelector("1") }
    #expect(try read("[1, \"가\"]\n[2, \"나\"]\n".utf8, "a.json", lines).comments == ["가", "나"])
  }

  @Test func `names the place of what is broken in an array`() throws {
    let cases: [(String, Int, Int, BadRecordReason)] = [
      ("[{\"text\": \"a\"}\n{\"text\": \"b\"}]", 2, 1, .jsonArray(.unexpectedCharacter)),
      ("[{\"text\": \"a\"},\n{\"text\": \"b\"", 2, 1, .jsonArray(.unexpectedEnd)),
      ("[{\"text\": \"a\"}", 1, 15, .jsonArray(.unexpectedEnd)),
      ("[{\"text\": \"a\"},\n]", 2, 1, .jsonArray(.unexpectedCharacter)),
      ("[{\"text\": \"a\"}\n] x", 2, 3, .jsonArray(.textAfterValue)),
      ("[{\"text\": \"a\"},\n {\"text\": x}]", 2, 11, .json(.unexpectedCharacter)),
    ]
    for (text, line, column, reason) in cases {
      for chunk in [1, 1 << 18] {
        let error = try errorOfReading(text.utf8, "a.json", options { $0.chunkByteCount = chunk })
        #expect(error == .bad("a.json", line, column, reason), "\(text), chunks of \(chunk)")
      }
    }
  }

  @Test func `stops where text is plainly something else`() throws {
    let table = (0..<6).map { "\($0)\t댓글\t1\n" }.joined()
    let cases: [(String, RecordFormat)] = [
      ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", .jsonl), ("[\n {\"text\": \"a\"},\n {\"text\": \"b\"}\n]\n", .json),
      ("id\tdocument\tlabel\n" + table, .tsv), ("id,content\n1,가\n2,\"나, 다\"\n3,라\n4,마\n", .csv),
    ]
    for (text, format) in cases {
      guard case .seemsToBe(_, let guess)? = try errorOfReading(text.utf8, "a.txt") else {
        Issue.record("\(text) is read as text")
        continue
      }
      #expect(guess.format == format && guess.isSure)
      #expect(text.hasPrefix(guess.firstLine))
      #expect(try read(text.utf8, "a.txt", options { $0.format = .text }).comments.count > 1)
    }
    guard case .mayBe? = try read("가\t1\n나\t0\n".utf8, "a.txt").notices.first else {
      Issue.record("two lines with a tab are no cause to ask")
      return
    }
  }

  @Test func `raises no alarm on comments`() throws {
    let comments = [
      "네, 맞아요\n그래, 그래\n아니, 왜\n헐, 대박\n음, 글쎄\n", "[속보] 대박\n[단독] 헐\n", "{웃음}\n{}\n", "[1]\n[2]\n", "a\tb\nc\n",
      "1, 2, 3\n가, 나\n", "오늘;내일\n모레\n", "{\"아니\" 이게\n뭐야\"}\n", "ㅋㅋ|ㅎㅎ\nㅠㅠ|ㅜㅜ\n", "https://a.kr/?a=1,2\n",
    ]
    for text in comments { #expect(try read(text.utf8, "a.txt").notices == [], "\(text)") }
  }

  @Test func `finds another separator than the name says`() throws {
    let field = options { $0.textField = FieldSelector("content") }
    let tabs = "id\tcontent\n1\t가, 나\n2\t다\n"
    let reading = try read(tabs.utf8, "a.csv", field)
    #expect(reading.comments == ["가, 나", "다"])
    guard case .separatorFound(_, separator: 0x09, .csv)? = reading.notices.first else {
      Issue.record("nothing is said of the tabs")
      return
    }
    for separator in [";", "|"] {
      let text = ["id", "1", "2"].map { "\($0)\(separator)content\n" }.joined()
      guard case .otherSeparator(_, let found, .csv, _)? = try errorOfReading(text.utf8, "a.csv", field) else {
        Issue.record("\(separator) is taken for text")
        continue
      }
      #expect(found == separator.utf8.first)
      var asked = field
      asked.delimiter = found
      #expect(try read(text.utf8, "a.csv", asked).comments == ["content", "content"])
    }
  }

  @Test func `says where a header is read as a comment`() throws {
    let number = options { $0.textField = FieldSelector("2") }
    let tsv = "id\tdocument\tlabel\n1\t가\t0\n2\t나\t1\n"
    guard case .headerTaken(_, names: ["id", "document", "label"])? = try read(tsv.utf8, "a.tsv", number).notices.first
    else {
      Issue.record("the header is read without a word")
      return
    }
    var said = number
    said.hasHeader = false
    #expect(try read(tsv.utf8, "a.tsv", said).notices == [])
    #expect(try read("1\t가\t0\n2\t나\t1\n".utf8, "a.tsv", number).notices == [])
  }

  @Test func `believes quotation marks where a field needs them, or a column always has them`() throws {
    func texts(_ text: String) throws -> [String] {
      try read(text.utf8, "a.tsv", options { $0.textField = FieldSelector("t") }).comments
    }
    #expect(try texts("id\tt\n1\t\"가\"\n2\t나\n") == ["\"가\"", "나"])
    #expect(try texts("id\tt\n1\t\"가\n나\"\n2\t다\n") == ["가 나", "다"])
    #expect(try texts("id\tt\n1\t\"가 \"\"나\"\"\"\n2\t다\n") == ["가 \"나\"", "다"])
    #expect(try texts("\"id\"\t\"t\"\n\"1\"\t\"가\"\n") == ["가"])
    // Two comments with one mark each are no quoted field.
    #expect(try texts("id\tt\tl\n1\t\"가\t0\n2\t나\"\t0\n") == ["\"가", "나\""])
    let notices = try read("id\tt\n1\t\"가\"\n".utf8, "a.tsv", options { $0.textField = FieldSelector("t") }).notices
    guard case .quotingGuessed(_, .none)? = notices.first else {
      Issue.record("nothing is said of the marks")
      return
    }
  }

  @Test func `matches column names in any normal form`() throws {
    let composed = "댓글"
    let decomposed = "\u{1103}\u{1162}\u{11BA}\u{1100}\u{1173}\u{11AF}"
    for (name, asked) in [(composed, decomposed), (decomposed, composed)] {
      let column = options { $0.textField = FieldSelector(asked) }
      #expect(try read("id,\(name)\n1,가\n".utf8, "a.csv", column).comments == ["가"])
      #expect(try read("{\"\(name)\": \"가\"}\n".utf8, "a.jsonl", column).comments == ["가"])
    }
  }
}

@Suite struct `A first record` {
  private static let bodies = [
    String(repeating: "가나 ", count: 10_000), "\\ud83d 반쪽", "보통", "", "a\\r\\nb",
  ]

  @Test func `of JSON is like any other, however long, broken or late`() throws {
    let others = (0..<50).map { "{\"text\": \"댓글 \($0)\"}" }
    for body in Self.bodies {
      for start in ["", "\r\n", "\n \n\r\n"] {
        let record = "{\"n\": 123456789012345678901234567890, \"text\": \"\(body)\"}"
        let text = start + ([record] + others).joined(separator: "\n")
        for (bytes, name) in [
          (Array(text.utf8), "a.jsonl"), (Array(text.utf8), "a.json"),
          (Compression.gzip.compress(Array(text.utf8)), "a.jsonl.gz"),
          (Array(("[" + ([record] + others).joined(separator: ",") + "]").utf8), "a.json"),
        ] {
          for policy in BadRecordPolicy.allCases {
            let reading = try read(bytes, name, options { $0.badRecords = policy })
            #expect(reading.comments.count == 51 && reading.skipped.count == 0, "\(name) \(body.prefix(10))")
          }
        }
      }
    }
    let invalid = Array("{\"text\": \"".utf8) + [0xFF] + Array("\"}\n{\"text\": \"가나다라마바사\"}\n".utf8)
    #expect(try read(invalid, "a.jsonl").comments.count == 2)
  }

  @Test func `that is broken leaves the field to be found in the next`() throws {
    let lines = ["{\"text\": ", "{\"id\": 1}"] + (0..<5).map { "{\"text\": \"\($0)\"}" }
    let reading = try read(lines.joined(separator: "\n").utf8, "a.jsonl", options { $0.badRecords = .skip })
    #expect(reading.comments == ["0", "1", "2", "3", "4"])
    #expect(reading.skipped.count == 2)
  }

  @Test func `of CSV and TSV may be long, and so may the header`() throws {
    let long = String(repeating: "가 ", count: 50_000)
    let second = options { $0.textField = FieldSelector("2") }
    #expect(try read("1,\"\(long)\n\"\n2,나\n".utf8, "a.csv", second).comments.count == 2)
    #expect(try read("1\t\(long)\n2\t나\n".utf8, "a.tsv", second).comments.count == 2)
    let names = (0..<20_000).map { "column\($0)" } + ["t"]
    let row = Array(repeating: "x", count: 20_000) + ["가"]
    let text = names.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n"
    #expect(try read(text.utf8, "a.csv", options { $0.textField = FieldSelector("t") }).comments == ["가"])
  }

  @Test func `beyond the limit is an error`() throws {
    let long = "1,\"" + String(repeating: "가", count: 100_000) + "\"\n"
    let limited = options {
      $0.textField = FieldSelector("2")
      $0.maximumRecordByteCount = 100_000
    }
    #expect(
      try errorOfReading(long.utf8, "a.csv", limited) == .recordTooLong("a.csv", line: 1, limitByteCount: 100_000))
    var small = ReadingOptions()
    small.memoryLimitBytes = 16 << 20
    let line = String(repeating: "가", count: 1_000_000)
    #expect(try errorOfReading(line.utf8, "a.txt", small) == .recordTooLong("a.txt", line: 1, limitByteCount: 2 << 20))
  }

  @Test func `and most others that cannot be read end a run that would leave them out`() throws {
    let skip = options { $0.badRecords = .skip }
    let text = "{\"id\": 1}\n{\"text\": \"가\"}\n{\"id\": 2}\n"
    let first = BadRecord(
      path: "a.jsonl", line: 1, column: 1, reason: .missingField(FieldSelector("text"), available: ["id"]))
    let share = SkippedShare(skipped: 2, total: 3, first: first)
    #expect(try errorOfReading(text.utf8, "a.jsonl", skip) == .mostRecordsSkipped("a.jsonl", share))
  }
}
