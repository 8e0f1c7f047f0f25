import DurableFiles
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct StagedFileTests {
  @Test func `A file appears only when it is committed`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("out.txt")
      let file = try StagedFile(path)
      try file.write("가나다")
      #expect(!FileManager.default.fileExists(atPath: path.string))
      try file.commit()
      #expect(try text(path) == "가나다")
      #expect(try names(folder) == ["out.txt"])
    }
  }

  @Test func `A file that is dropped leaves the old content and nothing else`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("out.txt")
      try Data("old".utf8).write(to: URL(filePath: path.string))
      do {
        let file = try StagedFile(path)
        try file.write("new")
      }
      #expect(try text(path) == "old")
      #expect(try names(folder) == ["out.txt"])
    }
  }

  @Test func `A pipe is written to and stays a pipe`() throws {
    try withTemporaryFolder { folder in
      let pipe = folder.appending("pipe")
      try #require(mkfifo(pipe.string, 0o600) == 0)
      // Open for reading and writing, so that nothing waits for the other end.
      let reader = try FileDescriptor.open(pipe, .readWrite)
      defer { try? reader.close() }
      try StagedFile.check(pipe, replacing: false)
      let file = try StagedFile(pipe, replacing: false)
      try file.write("가나")
      try file.commit()
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = try bytes.withUnsafeMutableBytes { try reader.read(into: $0) }
      #expect(bytes[..<count].elementsEqual("가나".utf8))
      #expect(try names(folder) == ["pipe"])
      var status = stat()
      #expect(stat(pipe.string, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }
  }

  @Test func `Bytes beyond the buffer arrive whole and in order`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("big")
      let file = try StagedFile(path)
      var expected: [UInt8] = []
      var generator = SeededGenerator(seed: 7)
      for size in [1, 300_000, 5, 262_144, 262_143, 0, 17] {
        let piece = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
        expected += piece
        try file.write(bytes: piece)
      }
      try file.commit()
      #expect(Array(try Data(contentsOf: URL(filePath: path.string))) == expected)
    }
  }

  @Test func `An existing file is refused unless it may be replaced`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("out.txt")
      try Data("old".utf8).write(to: URL(filePath: path.string))
      #expect(throws: FileError.exists(path)) { try StagedFile(path, replacing: false) }
      #expect(throws: FileError.isDirectory(folder)) { try StagedFile(folder) }
      let nowhere = folder.appending("missing").appending("out.txt")
      #expect(throws: FileError.unwritable(nowhere, .noSuchFileOrDirectory)) { try StagedFile(nowhere) }
    }
  }
}

@Suite struct StagedDirectoryTests {
  @Test func `A directory appears whole and replaces an older one in one step`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("a").appending("vocab")
      for content in ["one", "two"] {
        let directory = try StagedDirectory(path, replacing: true, ownFileNames: ["vocab.txt"])
        try directory.write("vocab.txt", content.utf8)
        try directory.commit()
        #expect(try text(path.appending("vocab.txt")) == content)
      }
      #expect(try names(folder.appending("a")) == ["vocab"])
    }
  }

  @Test func `An existing directory is refused, and a foreign file in it always`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("vocab")
      try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
      _ = try StagedDirectory(path, replacing: false, ownFileNames: [])
      try Data("mine".utf8).write(to: URL(filePath: path.appending("thesis.txt").string))
      #expect(throws: FileError.exists(path)) {
        try StagedDirectory(path, replacing: false, ownFileNames: ["vocab.txt"])
      }
      #expect(throws: FileError.holdsForeignFile(directory: path, name: "thesis.txt")) {
        try StagedDirectory(path, replacing: true, ownFileNames: ["vocab.txt"])
      }
      #expect(try names(folder) == ["vocab"])
    }
  }

  @Test func `A directory that is discarded leaves nothing`() throws {
    try withTemporaryFolder { folder in
      let directory = try StagedDirectory(folder.appending("vocab"), replacing: false, ownFileNames: [])
      try directory.write("vocab.txt", "x".utf8)
      directory.discard()
      #expect(try names(folder).isEmpty)
    }
  }
}

private func text(_ path: FilePath) throws -> String {
  String(decoding: try Data(contentsOf: URL(filePath: path.string)), as: UTF8.self)
}

private func names(_ folder: FilePath) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
}
