import CommentText
import CorpusReading
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct `Names of inputs` {
  @Test func `may be patterns and directories, sorted by bytes`() throws {
    try withTemporaryFolder { folder in
      let sub = folder.appending("sub")
      try FileManager.default.createDirectory(atPath: sub.string, withIntermediateDirectories: false)
      let names = ["b.txt", "a.txt", "B.txt", "가.txt", "c.csv", ".hidden.txt", "sub/z.txt"]
      for name in names { _ = try write("x".utf8, name, in: folder) }
      func expand(_ arguments: [String]) throws -> [String] {
        try InputExpansion.expand(arguments).map { String($0.path.string.dropFirst(folder.string.count + 1)) }
      }
      #expect(try expand([folder.string + "/*.txt"]) == ["B.txt", "a.txt", "b.txt", "가.txt"])
      #expect(try expand([folder.string]) == ["B.txt", "a.txt", "b.txt", "c.csv", "sub/z.txt", "가.txt"])
      #expect(try expand([sub.string, folder.string + "/[ab].txt"]) == ["sub/z.txt", "a.txt", "b.txt"])
      let odd = try write("x".utf8, "what?.txt", in: folder)
      #expect(try InputExpansion.expand([odd.path.string]) == [odd])
    }
  }

  @Test func `that match nothing are an error`() throws {
    try withTemporaryFolder { folder in
      let pattern = folder.string + "/*.gz"
      #expect(throws: CorpusError.patternMatchesNothing(pattern)) { try InputExpansion.expand([pattern]) }
      #expect(throws: CorpusError.directoryHoldsNoFiles(folder)) { try InputExpansion.expand([folder.string]) }
    }
  }

  @Test func `need not be UTF-8`() throws {
    try withTemporaryFolder { folder in
      let name: [CChar] = [CChar(bitPattern: 0xFF), CChar(bitPattern: 0xB0), 0x2E, 0x74, 0x78, 0x74, 0]
      let path = name.withUnsafeBufferPointer { folder.pushing(FilePath(platformString: $0.baseAddress!)) }
      let file = try FileDescriptor.open(path, .writeOnly, options: .create, permissions: .ownerReadWrite)
      try file.writeAll("가\n".utf8)
      try file.close()
      for argument in [path, folder, folder.appending("*.txt")] {
        let found = try InputExpansion.expand([argument])
        #expect(found.inputs == [.file(path)])
        #expect(try Reading(sources: found.sources).comments == ["가"])
      }
      let list = try write(
        path.withPlatformString { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }
          .map { UInt8(bitPattern: $0) }, "list", in: folder)
      #expect(try InputExpansion.expand([FilePath](), lists: [list]).inputs == [.file(path)])
    }
  }

  @Test func `that are found and are no files are passed over and named`() throws {
    try withTemporaryFolder { folder in
      let file = try write("x".utf8, "c.txt", in: folder)
      let (pipe, link) = (folder.appending("a.txt"), folder.appending("b.txt"))
      try #require(mkfifo(pipe.string, 0o600) == 0)
      try #require(symlink("nowhere", link.string) == 0)
      for argument in [folder, folder.appending("*.txt")] {
        let found = try InputExpansion.expand([argument])
        #expect(found.inputs == [file])
        #expect(found.notices == [.passedOver(pipe, .notAFile), .passedOver(link, .danglingLink)])
      }
      #expect(try InputExpansion.expand([pipe]).inputs == [.file(pipe)])
    }
  }

  @Test func `may say in a list how each is read`() throws {
    try withTemporaryFolder { folder in
      let table = try write("id\tdocument\n1\t가 나ㅋㅋㅋㅋㅋ\n".utf8, "ratings.txt", in: folder)
      let lines = try write("{\"body\": \"다ㅋㅋㅋㅋㅋ\"}\n".utf8, "a.jsonl", in: folder)
      let text = """
        \u{FEFF}{"path": "\(table.path)", "format": "tsv", "text_field": "document", "header": true, "clean": "kcelectra-2022"}
          \u{20}
        {"path": "\(lines.path)", "text_field": "body"}\r
        \(lines.path)
        """
      let list = try write(text.utf8, "list", in: folder)
      let found = try InputExpansion.expand([FilePath](), lists: [list])
      #expect(found.inputs == [table, lines, lines])
      #expect(found.sources.map(\.isPlain) == [false, false, true])
      let stage = CleaningStage(try CompiledCleaner(Cleaner()))
      let sources = Array(found.sources.prefix(2))
      #expect(try Reading(sources: sources, stages: [stage]).comments == ["가 나ㅋㅋ", "다ㅋㅋㅋㅋㅋ"])
    }
  }

  @Test func `that a list describes wrongly are an error with its line`() throws {
    let cases: [(String, BadListLine)] = [
      (#"{"path": "a""#, .json(.unexpectedEnd)), (#"{"format": "csv"}"#, .pathMissing),
      (#"{"path": "a", "pth": 1}"#, .unknownKey("pth")),
      (#"{"path": "a", "format": "xls"}"#, .badValue(key: "format", "xls")),
      (#"{"path": "a", "header": "yes"}"#, .badValue(key: "header", "yes")),
      (#"{"path": "a", "encoding": "latin-1"}"#, .badValue(key: "encoding", "latin-1")),
      (#"{"path": "a", "delimiter": "ab"}"#, .badValue(key: "delimiter", "ab")),
      (#"{"path": "a", "clean": "soap"}"#, .badValue(key: "clean", "soap")),
    ]
    try withTemporaryFolder { folder in
      for (line, fault) in cases {
        let list = try write("a.txt\n\(line)\n".utf8, "list", in: folder)
        #expect(throws: CorpusError.badListLine(list.path, line: 2, fault)) {
          try InputExpansion.expand([FilePath](), lists: [list])
        }
      }
    }
  }

  @Test func `may stand in a list, by lines or between NULs`() throws {
    try withTemporaryFolder { folder in
      let lines = try write("a.txt\r\n\n./b c.txt\n".utf8, "list", in: folder)
      #expect(try InputExpansion.expand(["-"], lists: [lines]) == [.standardInput, .file("a.txt"), .file("./b c.txt")])
      let zeros = try write("a\nb.txt\0c.txt\0".utf8, "zeros", in: folder)
      #expect(try InputExpansion.expand([], lists: [zeros]) == [.file("a\nb.txt"), .file("c.txt")])
    }
  }
}
