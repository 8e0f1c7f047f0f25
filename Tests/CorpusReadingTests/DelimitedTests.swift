import CorpusReading
import TestSupport
import Testing

@Suite struct `CSV and TSV` {
  static func column(_ name: String, _ set: (inout ReadingOptions) -> Void = { _ in }) -> ReadingOptions {
    options {
      $0.textField = FieldSelector(name)
      set(&$0)
    }
  }

  @Test func `give the column that a name or number chooses`() throws {
    let csv = "\u{FEFF}id,content,label\r\n1,가나,0\r\n2,\"다, \"\"라\"\"\n마\",1\r\n\r\n3,,0"
    let expected = ["가나", "다, \"라\" 마", ""]
    #expect(try read(csv.utf8, "a.csv", Self.column("content")).comments == expected)
    #expect(try read(csv.utf8, "a.csv", Self.column("2") { $0.hasHeader = true }).comments == expected)
    #expect(try read(csv.utf8, "a.csv", Self.column("2")).comments == ["content"] + expected)
    #expect(try read(csv.utf8, "a", Self.column("2") { $0.format = .csv }).comments.count == 4)
  }

  @Test func `of one column need no choice`() throws {
    #expect(try read("가\n\"나\"\n\n\"\"\n".utf8, "a.csv").comments == ["가", "나", ""])
    #expect(try read("가\n\n나\n".utf8, "a.tsv").comments == ["가", "", "나"])
  }

  @Test func `list the columns when one is missing or none is chosen`() throws {
    let csv = "id,content\n1,a\n"
    let error = try errorOfReading(csv.utf8, "a.csv", Self.column("body"))
    #expect(error == .missingColumn("a.csv", FieldSelector("body"), available: ["id", "content"]))
    let high = try errorOfReading(csv.utf8, "a.csv", Self.column("3"))
    #expect(high == .missingColumn("a.csv", FieldSelector("3"), available: ["1", "2"]))
    #expect(try errorOfReading(csv.utf8, "a.csv") == .fieldNeeded("a.csv", available: ["id", "content"]))
    #expect(try errorOfReading(csv.utf8, "a.txt", Self.column("content")) == .textHasNoFields("a.txt"))
  }

  @Test func `without quotation marks take them as text`() throws {
    // As the Naver movie reviews are distributed.
    let tsv = "id\tdocument\tlabel\n1\t\"정말\" 좋다\t1\n2\t\"와\t0\n3\t그 \"뭐\"\"\t1\n"
    let expected = ["\"정말\" 좋다", "\"와", "그 \"뭐\"\""]
    #expect(try read(tsv.utf8, "a.tsv", Self.column("2") { $0.hasHeader = true }).comments == expected)
  }

  @Test func `show by their start whether a TSV has quotation marks`() throws {
    let quoted = "id\ttext\n1\t\"가 \"\"나\"\"\n다\"\n2\t라\n"
    #expect(try read(quoted.utf8, "a.tsv", Self.column("text")).comments == ["가 \"나\" 다", "라"])
    let plain = options {
      $0.textField = FieldSelector("text")
      $0.quoting = Quoting.none
    }
    let error = try errorOfReading(quoted.utf8, "a.tsv", plain)
    #expect(error == .bad("a.tsv", 3, 5, .columnCount(found: 1, expected: 2)))
  }

  @Test func `stop at a record with the wrong number of columns`() throws {
    let few = try errorOfReading("a,b\n\"x\ny\",2\nz\n".utf8, "a.csv", Self.column("1"))
    #expect(few == .bad("a.csv", 4, 2, .columnCount(found: 1, expected: 2)))
    let many = try errorOfReading("a,b\n1,2,3,4\n".utf8, "a.csv", Self.column("1"))
    #expect(many == .bad("a.csv", 2, 5, .columnCount(found: 4, expected: 2)))
  }

  @Test func `stop at broken quotation marks`() throws {
    let after = try errorOfReading("a,b\n1,\"x\" y\n".utf8, "a.csv", Self.column("1"))
    #expect(after == .bad("a.csv", 2, 6, .textAfterQuote))
    let unclosed = try errorOfReading("a,b\n1,2\n3,\"x\n4,5\n6,7\n".utf8, "a.csv", Self.column("1"))
    #expect(unclosed == .bad("a.csv", 3, 3, .unclosedQuote))
    #expect(try read("a,b\n1,x \"y\" z\"\n".utf8, "a.csv", Self.column("2")).comments == ["b", "x \"y\" z\""])
  }

  @Test(arguments: [1, 5, 1 << 18]) func `can leave out bad records, counted and located`(chunk: Int) throws {
    let csv = "id,t\n1,a\n2\n3,b,c\n4,\"d\" e\n5,f\n6,\"g\n7,h\n8,i\n"
    let asked = Self.column("t") {
      $0.badRecords = .skip
      $0.chunkByteCount = chunk
    }
    let reading = try read(csv.utf8, "a.csv", asked)
    #expect(reading.comments == ["a", "f", "h", "i"])
    #expect(reading.skipped.count == 4)
    let places = reading.skipped.first.map { "\($0.line):\($0.column)" }
    #expect(places == ["3:2", "4:5", "5:6", "7:3"])
  }

  @Test func `longer than the limit are an error`() throws {
    let limited = Self.column("t") {
      $0.maximumRecordByteCount = 100
      $0.chunkByteCount = 10
    }
    let long = "id,t\n1,a\n2,\"" + String(repeating: "x", count: 1000) + "\"\n"
    #expect(try errorOfReading(long.utf8, "a.csv", limited) == .recordTooLong("a.csv", line: 3, limitByteCount: 100))
  }

  @Test func `give the same records whatever the chunks, for every short file`() throws {
    try withTemporaryFolder { folder in
      let skipping = options {
        $0.badRecords = .skip
        $0.textField = FieldSelector("1")
        $0.encoding = .utf8
      }
      for bytes in strings(of: Array("a,\"\n".utf8), upTo: 4) where bytes.count == 4 {
        let input = try write(bytes, "a.csv", in: folder)
        // Where most of a file is bad, nothing is read whatever the chunks.
        let whole = try? Reading([input], skipping, threads: 1)
        for chunk in 1...3 {
          var asked = skipping
          asked.chunkByteCount = chunk
          let cut = try? Reading([input], asked, threads: 1)
          #expect(cut?.comments == whole?.comments, "\(String(decoding: bytes, as: UTF8.self)), chunks of \(chunk)")
          #expect(cut?.skipped == whole?.skipped)
        }
      }
    }
  }

  @Test(arguments: [1 << 16, 1 << 16 + 1, 3 << 16])
  func `are counted and not kept where they are more than a record can have`(count: Int) {
    let text = Array((String(repeating: ",", count: count - 1) + "\na,b\n").utf8)
    text.withUnsafeBytes { bytes in
      var fields = DelimitedFields(bytes, separator: UInt8(ascii: ","), quoting: .rfc4180)
      let hasFirst = fields.next()
      #expect(hasFirst)
      #expect(fields.count == count)
      #expect(fields.hasTooManyFields == (count > DelimitedFields.fieldLimit))
      #expect(fields.nextRecord == count)
      let hasSecond = fields.next()
      #expect(hasSecond)
      #expect(fields.count == 2)
      #expect(!fields.hasTooManyFields)
    }
  }

  @Test func `of a header are refused where they are too many, and later are those of a bad record`() throws {
    let wide = String(repeating: ",", count: 1 << 16)
    let header = try errorOfReading("a\(wide)\n".utf8, "a.csv", Self.column("a"))
    guard case .tooManyColumns(let path, limit: 1 << 16) = header else {
      Issue.record("\(String(describing: header))")
      return
    }
    #expect(path.lastComponent == "a.csv")
    let rows = "a,b\n" + String(repeating: "1,2\n", count: 9) + wide + "\n3,4\n"
    let later = try errorOfReading(rows.utf8, "a.csv", Self.column("a"))
    let expected = BadRecordReason.columnCount(found: 1 << 16 + 1, expected: 2)
    #expect(later == .bad("a.csv", 11, 1 << 16 + 1, expected))
  }

  @Test func `end a record at the same newlines, whether marks are followed or fields taken apart`() {
    let separator = UInt8(ascii: ",")
    for text in strings(of: Array("a,\"\n".utf8), upTo: 7) {
      text.withUnsafeBytes { bytes in
        var fields = DelimitedFields(bytes, separator: separator, quoting: .rfc4180)
        var end: Int?
        while fields.next(), fields.nextRecord <= bytes.count, fields.unclosedQuote == nil { end = fields.nextRecord }
        for cut in 0...bytes.count {
          var tracker = QuoteTracker(separator: separator, start: 0)
          tracker.scan(UnsafeRawBufferPointer(rebasing: bytes[..<cut]), isLast: false)
          tracker.scan(bytes, isLast: true)
          let found = tracker.lastRecordEnd(in: bytes)
          #expect(found == end, "\(String(decoding: text, as: UTF8.self)), first \(cut)")
          #expect((tracker.opening != nil) == (fields.unclosedQuote != nil))
        }
      }
    }
  }
}
