import DurableFiles
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct ScratchFileTests {
  @Test func `What is appended can be read anywhere, and no name is ever left`() throws {
    try withTemporaryFolder { folder in
      let file = try ScratchFile(in: folder.appending("not/there/yet"))
      _ = try Array("가나다".utf8).withUnsafeBytes { try file.append($0) }
      _ = try Array("라".utf8).withUnsafeBytes { try file.append($0) }
      var bytes = [UInt8](repeating: 0, count: 6)
      try bytes.withUnsafeMutableBytes { try file.read(at: 6, into: $0) }
      #expect(String(decoding: bytes, as: UTF8.self) == "다라")
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: folder.string).sorted() == [
          "not", "not/there", "not/there/yet",
        ])
    }
  }

  @Test func `A place that cannot be written to is named`() throws {
    try withTemporaryFolder { folder in
      try Data("x".utf8).write(to: URL(filePath: folder.appending("file").string))
      #expect(throws: FileError.notDirectory(folder.appending("file"))) {
        try ScratchFile(in: folder.appending("file"))
      }
      #expect(throws: FileError.self) { try ScratchFile(in: "/proc/nowhere") }
    }
  }

  @Test func `Reading beyond the end is an error`() throws {
    try withTemporaryFolder { folder in
      let file = try ScratchFile(in: folder)
      var bytes: [UInt8] = [0]
      #expect(throws: FileError.unreadable(folder, .ioError)) {
        try bytes.withUnsafeMutableBytes { try file.read(at: 0, into: $0) }
      }
    }
  }
}
