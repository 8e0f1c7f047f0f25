import CorpusCatalogue
import CorpusReading
import Storage
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct UnpackTests {
  /// `name` in the catalogue, and the shell command that makes it from a.txt and 댓글/b.txt.
  static let archives: [(name: String, ArchiveFormat, command: String)] = [
    ("set.tar", .tar, "tar -cf set.tar a.txt 댓글"),
    ("set.tar.gz", .tar, "tar -czf set.tar.gz a.txt 댓글"),
    ("set.zip", .zip, "bsdtar -a -cf set.zip a.txt 댓글 || python3 -m zipfile -c set.zip a.txt 댓글"),
  ]

  @Test(arguments: archives) func `An archive becomes a directory`(
    _ name: String, _ format: ArchiveFormat, _ command: String
  ) throws {
    let bytes = try made(command, name)
    guard !bytes.isEmpty else { return }  // nothing here makes such archives
    try FetchCase.run({ .file(bytes, tag: nil, for: $0) }) { run throws in
      run.entry.files[0].name = name
      run.entry.files[0].unpack = format
      run.entry.files[0].sha256 = SHA256.hex(bytes)
      let result = try run.fetch()
      #expect(result.record.files[0].name == "set")
      #expect(run.names == ["fetched.json", "set"])
      #expect(try run.content("set/a.txt") == Array("가\n".utf8))
      #expect(try run.content("set/댓글/b.txt") == Array("나\n".utf8))
      #expect(try run.fetch().states == [.alreadyThere])
      #expect(run.server.requests.count == 1)
      run.options.replaces = true
      run.entry.files[0].url = run.server.url("moved")
      run.entry.files[0].sha256 = nil
      #expect(throws: CatalogueError.self) { try run.fetch() }
    }
  }

  @Test func `A gzip file becomes what it holds`() throws {
    let bytes = Compression.gzip.compress(sampleContent)
    try FetchCase.run({ .file(bytes, tag: nil, for: $0) }) { run throws in
      run.entry.files[0].name = "data.txt.gz"
      run.entry.files[0].unpack = .gzip
      let result = try run.fetch()
      #expect(run.names == ["data.txt", "fetched.json"])
      #expect(try run.content() == sampleContent)
      #expect(result.record.files[0].sha256 == SHA256.hex(bytes))
    }
  }

  @Test(arguments: [
    ("link.tar", "ln -s /etc/passwd link; tar -cf link.tar link"),
    ("up.tar", "tar -cPf up.tar ../\"$(basename \"$PWD\")\"/a.txt"),
    ("root.tar", "tar -cPf root.tar \"$PWD\"/a.txt"),
  ]) func `An archive that reaches outside is refused whole`(_ name: String, _ command: String) throws {
    let bytes = try made(command, name)
    try FetchCase.run({ .file(bytes, tag: nil, for: $0) }) { run throws in
      run.entry.files[0].name = name
      run.entry.files[0].unpack = .tar
      guard case .unsafeArchiveEntry? = run.failure() else {
        Issue.record("unpacked all the same")
        return
      }
      // The archive itself is what was asked for; it stays for a look.
      #expect(run.names == [name])
    }
  }

  @Test func `A broken archive is an error and leaves no half of it`() throws {
    let bytes = Array(Compression.gzip.compress(sampleContent).dropLast(1000))
    try FetchCase.run({ .file(bytes, tag: nil, for: $0) }) { run throws in
      run.entry.files[0].name = "data.txt.gz"
      run.entry.files[0].unpack = .gzip
      guard case .archive(run.folder.appending("data.txt.gz"), _)? = run.failure() else {
        Issue.record("the cut went unseen")
        return
      }
      #expect(run.names == ["data.txt.gz"])
    }
    try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
      for format in [ArchiveFormat.gzip, .zip, .tar] {
        run.entry.files[0].name = "data.\(format)"
        run.entry.files[0].unpack = format
        guard case .archive? = run.failure() else {
          Issue.record("\(format): no archive, and no error")
          return
        }
      }
    }
  }

  private func made(_ command: String, _ name: String) throws -> [UInt8] {
    try withTemporaryFolder { folder in
      let files = "export LC_ALL=C.UTF-8; echo 가 > a.txt; mkdir 댓글; echo 나 > 댓글/b.txt; "
      try ChildProcess("/bin/sh", ["-c", files + "{ \(command); } 2>/dev/null"], in: folder)
      let path = folder.appending(name).string
      return FileManager.default.fileExists(atPath: path) ? Array(try Data(contentsOf: URL(filePath: path))) : []
    }
  }
}
