import CorpusReading
import FoundationEssentials
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

  @Test func `may stand in a list, by lines or between NULs`() throws {
    try withTemporaryFolder { folder in
      let lines = try write("a.txt\r\n\n./b c.txt\n".utf8, "list", in: folder)
      #expect(try InputExpansion.expand(["-"], lists: [lines]) == [.standardInput, .file("a.txt"), .file("./b c.txt")])
      let zeros = try write("a\nb.txt\0c.txt\0".utf8, "zeros", in: folder)
      #expect(try InputExpansion.expand([], lists: [zeros]) == [.file("a\nb.txt"), .file("c.txt")])
    }
  }
}
