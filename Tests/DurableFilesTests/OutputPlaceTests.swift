import DurableFiles
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct `What an output replaces` {
  private func write(_ path: FilePath, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path.string))
  }

  private func text(_ path: FilePath) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path.string)), as: UTF8.self)
  }

  private func names(_ folder: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
  }

  private func mode(_ path: FilePath) -> mode_t {
    var status = stat()
    return lstat(path.string, &status) == 0 ? status.st_mode : 0
  }

  @Test(arguments: [0o600, 0o640, 0o444, 0o666] as [mode_t])
  func `keeps its permissions`(permissions: mode_t) throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("out")
      try write(path, "old")
      try #require(chmod(path.string, permissions) == 0)
      let file = try StagedFile(path)
      try file.write("new")
      try file.commit()
      #expect(mode(path) & 0o777 == permissions)
      #expect(try text(path) == "new")
      let directory = folder.appending("vocab")
      for content in ["old", "new"] {
        let staged = try StagedDirectory(directory, replacing: true, ownFileNames: ["a"])
        try staged.write("a", content.utf8)
        try staged.commit()
        if content == "old" {
          try #require(chmod(directory.string, 0o700) == 0 && chmod(directory.appending("a").string, permissions) == 0)
        }
      }
      #expect(mode(directory) & 0o777 == 0o700 && mode(directory.appending("a")) & 0o777 == permissions)
    }
  }

  @Test func `is what a link leads to, which stays a link`() throws {
    try withTemporaryFolder { folder in
      let link = folder.appending("link")
      try #require(mkdir(folder.appending("there").string, 0o777) == 0)
      try #require(symlink("there/target", link.string) == 0)
      for content in ["first", "second"] {
        let file = try StagedFile(link)
        try file.write(content)
        try file.commit()
        #expect(mode(link) & S_IFMT == S_IFLNK)
        #expect(try text(folder.appending("there/target")) == content)
      }
      #expect(throws: FileError.exists(link)) { try StagedFile(link, replacing: false) }
      #expect(try names(folder) == ["link", "there"])
      #expect(try names(folder.appending("there")) == ["target"])
      let loop = folder.appending("loop")
      try #require(symlink("loop", loop.string) == 0)
      #expect(throws: FileError.unwritable(loop, .tooManySymbolicLinkLevels)) { try StagedFile(loop) }
    }
  }

  @Test func `is no link where it is a directory`() throws {
    try withTemporaryFolder { folder in
      let link = folder.appending("link")
      try #require(mkdir(folder.appending("there").string, 0o777) == 0 && symlink("there", link.string) == 0)
      #expect(throws: FileError.isLink(link)) { try StagedDirectory(link, replacing: true, ownFileNames: []) }
    }
  }

  @Test func `is nothing that came in the meantime, unless it may be replaced`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("out")
      let file = try StagedFile(path, replacing: false)
      try file.write("mine")
      try write(path, "another's")
      #expect(throws: FileError.exists(path)) { try file.commit() }
      #expect(try text(path) == "another's")
      let directory = folder.appending("vocab")
      let staged = try StagedDirectory(directory, replacing: true, ownFileNames: ["a"])
      try staged.write("a", "mine".utf8)
      try #require(mkdir(directory.string, 0o777) == 0)
      try write(directory.appending("thesis"), "another's")
      #expect(throws: FileError.holdsForeignFile(directory: directory, name: "thesis")) { try staged.commit() }
      staged.discard()
      #expect(try names(folder) == ["out", "vocab"])
      #expect(try names(directory) == ["thesis"])
    }
  }
}

@Suite struct `What a dead process left` {
  private let remains = [".out.kc-vocab.tmp-0123456789abcdef", ".out.kc-vocab.tmp-fedcba9876543210"]

  @Test func `goes when the same output is written again, and nothing else does`() throws {
    try withTemporaryFolder { folder in
      let others = [
        ".out.kc-vocab.tmp-0123", ".out.tmp-1-2", ".other.kc-vocab.tmp-0123456789abcdef",
        "out.kc-vocab.tmp-0123456789abcdef",
      ]
      for name in [remains[0]] + others { try Data("x".utf8).write(to: URL(filePath: folder.appending(name).string)) }
      let old = folder.appending(remains[1])
      try #require(mkdir(old.string, 0o777) == 0)
      try Data("x".utf8).write(to: URL(filePath: old.appending("vocab.txt").string))
      let file = try StagedFile(folder.appending("out"))
      try file.commit()
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted() == (others + ["out"]).sorted())
    }
  }

  @Test func `is told from what a living one is writing`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(remains[0])
      let living = try FileDescriptor.open(
        path, .writeOnly, options: .create, permissions: [.ownerReadWrite])
      defer { try? living.close() }
      try #require(flock(living.rawValue, LOCK_EX) == 0)
      let file = try StagedFile(folder.appending("out"))
      try file.commit()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted() == [remains[0], "out"])
    }
  }
}
