import CorpusReading
import SystemPackage
import TestSupport
import Testing

@Suite struct `Encodings` {
  /// "안녕하세요 반갑습니다\n똠방각하 펲시콜라\n" in CP949; the second line has syllables that EUC-KR lacks.
  static let cp949: [UInt8] = [
    0xBE, 0xC8, 0xB3, 0xE7, 0xC7, 0xCF, 0xBC, 0xBC, 0xBF, 0xE4, 0x20, 0xB9, 0xDD, 0xB0, 0xA9, 0xBD, 0xC0, 0xB4, 0xCF,
    0xB4, 0xD9, 0x0A, 0x8C, 0x63, 0xB9, 0xE6, 0xB0, 0xA2, 0xC7, 0xCF, 0x20, 0xBC, 0x84, 0xBD, 0xC3, 0xC4, 0xDD, 0xB6,
    0xF3, 0x0A,
  ]
  static let lines = ["안녕하세요 반갑습니다", "똠방각하 펲시콜라"]

  static func utf16(_ text: String, isBigEndian: Bool = false, marked: Bool = true) -> [UInt8] {
    ((marked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isBigEndian ? bytes.reversed() : bytes
    }
  }

  @Test func `have the names that people use`() {
    for name in ["cp949", "CP949", "euc-kr", "EUC_KR", "ms949", "uhc", "windows-949"] {
      #expect(TextEncoding(name: name) == .cp949)
    }
    #expect(TextEncoding(name: "UTF-8") == .utf8)
    #expect(TextEncoding(name: "utf16") == .utf16)
    #expect(TextEncoding(name: "UTF-16LE") == .utf16LittleEndian)
    #expect(TextEncoding(name: "latin-1") == nil)
  }

  @Test func `other than UTF-8 are named in an error`() throws {
    let text = "안녕하세요 여러분\n반가가워요\n"
    #expect(try errorOfReading(Self.cp949) == .encoding("a.txt", found: .cp949, expected: .utf8))
    let marked = Self.utf16(text)
    #expect(try errorOfReading(marked) == .encoding("a.txt", found: .utf16LittleEndian, expected: .utf8))
    let big = Self.utf16(text, isBigEndian: true, marked: false)
    #expect(try errorOfReading(big) == .encoding("a.txt", found: .utf16BigEndian, expected: .utf8))
    let little = Compression.gzip.compress(Self.utf16(text, marked: false))
    #expect(try errorOfReading(little) == .encoding("a.txt", found: .utf16LittleEndian, expected: .utf8))
  }

  @Test func `that were named and are not what the file shows are an error`() throws {
    let utf8 = Array("안녕하세요\n".utf8)
    for asked in [TextEncoding.cp949, .utf16] {
      let error = try errorOfReading(utf8, "a.txt", options { $0.encoding = asked })
      #expect(error == .encoding("a.txt", found: .utf8, expected: asked))
    }
    let error = try errorOfReading(Self.utf16("안녕하세요\n"), "a.txt", options { $0.encoding = .cp949 })
    #expect(error == .encoding("a.txt", found: .utf16LittleEndian, expected: .cp949))
  }

  @Test func `are known whatever character the look at a file's start cuts`() throws {
    for lead in 0..<4 {
      let utf8 = Array((String(repeating: "a", count: lead) + String(repeating: "안녕", count: 15_000)).utf8)
      let error = try errorOfReading(utf8, "a.txt", options { $0.encoding = .cp949 })
      #expect(error == .encoding("a.txt", found: .utf8, expected: .cp949), "\(lead)")
    }
  }

  @Test(arguments: [1, 3, 1000]) func `CP949 is converted`(chunk: Int) throws {
    let asked = options {
      $0.encoding = .cp949
      $0.chunkByteCount = chunk
    }
    #expect(try read(Self.cp949, "a.txt", asked).comments == Self.lines)
    #expect(try read(Compression.bzip2.compress(Self.cp949), "a.txt", asked).comments == Self.lines)
  }

  @Test(arguments: [1, 3, 1000]) func `UTF-16 is converted in both byte orders`(chunk: Int) throws {
    let text = "안녕 👍🏽\u{FEFF}\r\nA\n\u{10FFFF}"
    for isBigEndian in [false, true] {
      let asked = options {
        $0.encoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
        $0.chunkByteCount = chunk
      }
      for marked in [false, true] {
        let bytes = Self.utf16(text, isBigEndian: isBigEndian, marked: marked)
        let found = try read(bytes, "a.txt", asked).comments.map { Array($0.utf8) }
        #expect(found == ["안녕 👍🏽\u{FEFF}", "A", "\u{10FFFF}"].map { Array($0.utf8) })
      }
      let guessed = options { $0.encoding = .utf16 }
      #expect(try read(Self.utf16(text, isBigEndian: isBigEndian), "a.txt", guessed).comments.count == 3)
    }
  }

  @Test(arguments: [1, 3, 1000]) func `UTF-32 is named and converted`(chunk: Int) throws {
    let text = "안녕 👍🏽\r\nA\n가나\n"
    for isBigEndian in [false, true] {
      for marked in [false, true] {
        let scalars = (marked ? [0xFEFF] : []) + text.unicodeScalars.map(\.value)
        let bytes = scalars.flatMap { value -> [UInt8] in
          let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
          return isBigEndian ? bytes.reversed() : bytes
        }
        let named: TextEncoding = isBigEndian ? .utf32BigEndian : .utf32LittleEndian
        #expect(try errorOfReading(bytes) == .encoding("a.txt", found: named, expected: .utf8))
        for asked in [named, .utf32] {
          let options = options {
            $0.encoding = asked
            $0.chunkByteCount = chunk
          }
          #expect(try read(bytes, "a.txt", options).comments == ["안녕 👍🏽", "A", "가나"])
        }
      }
    }
  }

  @Test func `CP949 is known by any of its characters`() throws {
    for lead in UInt8(0xA1)...0xFD where lead != 0xC9 {
      for trail in stride(from: UInt8(0xA1), through: 0xFE, by: 1) {
        // Pairs that are a character of UTF-8 as well say nothing.
        if (0xC2...0xDF).contains(lead), trail < 0xC0 { continue }
        let text = [lead, trail, 0x20, lead, trail, lead, trail, 0x0A]
        #expect(try errorOfReading(text) == .encoding("a.txt", found: .cp949, expected: .utf8), "\(text)")
      }
    }
    // Syllables that EUC-KR lacks, with letters for second bytes.
    let rare: [UInt8] = [0x8C, 0x63, 0x8C, 0x63, 0x20, 0x81, 0x41, 0x81, 0x61, 0x0A]
    #expect(try errorOfReading(rare) == .encoding("a.txt", found: .cp949, expected: .utf8))
    #expect(
      try errorOfReading(Array("id,t\n1,".utf8) + rare, "a.csv") == .encoding("a.csv", found: .cp949, expected: .utf8))
  }

  @Test func `CP949 is known where it begins late`() throws {
    let late = Array(String(repeating: "only ascii text\n", count: 10_000).utf8) + Self.cp949
    for (bytes, name) in [(late, "a.txt"), (late, "a.csv"), (Compression.xz.compress(late), "a.txt.xz")] {
      let asked = options { $0.textField = name == "a.csv" ? FieldSelector("1") : nil }
      #expect(try errorOfReading(bytes, name, asked) == .encoding(FilePath(name), found: .cp949, expected: .utf8))
    }
  }

  @Test func `of Europe are no CP949`() throws {
    let texts: [[UInt8]] = [
      Array("don".utf8) + [0x92] + Array("t it".utf8) + [0x92] + Array("s\n".utf8),
      [0x93] + Array("Hello".utf8) + [0x94] + Array(" world\n".utf8),
      Array("caf".utf8) + [0xE9, 0x20] + Array("gr".utf8) + [0xF6, 0xDF] + Array("er f".utf8) + [0xFC]
        + Array("r\n".utf8),
    ]
    for text in texts { #expect(try errorOfReading(text + text + text) == nil) }
  }

  @Test func `mark what they cannot read as one invalid byte`() throws {
    try withTemporaryFolder { folder in
      let broken = Self.cp949 + [0xB0, 0x0A, 0x61, 0xFF, 0x62, 0xC9, 0xFF, 0x0A]
      let reader = try CorpusReader(
        [try write(broken, "a.txt", in: folder)], options: options { $0.encoding = .cp949 })
      let block = CommentBlock()
      #expect(try reader.next(block))
      let lines = block.text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      #expect(lines.dropFirst(2).dropLast() == [[0xFF], [0x61, 0xFF, 0x62, 0xFF, 0xFF]])
    }
  }

  @Test func `apply to columns and fields too`() throws {
    let csv =
      Array("id,".utf8) + [0xB4, 0xF1, 0xB1, 0xDB] + Array("\n1,\"".utf8) + [0xB0, 0xA1] + Array("\n\"\n".utf8)
    let asked = options {
      $0.encoding = .cp949
      $0.textField = FieldSelector("댓글")
    }
    #expect(try read(csv, "a.csv", asked).comments == ["가 "])
    let json = Self.utf16(#"{"body": "가\n나"}"# + "\n")
    let fields = options {
      $0.encoding = .utf16
      $0.textField = FieldSelector("body")
    }
    #expect(try read(json, "a.jsonl", fields).comments == ["가 나"])
  }
}
