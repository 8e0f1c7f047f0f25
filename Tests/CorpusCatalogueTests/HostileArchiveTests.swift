import CorpusCatalogue
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Archives that would write where nothing of theirs belongs.
@Suite struct HostileArchiveTests {
  private typealias Entry = HostileArchive.TarEntry

  /// Each with what is refused by name.
  private static let refused: [(name: String, bytes: [UInt8])] = [
    ("up", HostileArchive.tar([Entry(name: "../evil.txt")])),
    ("up-inside", HostileArchive.tar([Entry(name: "a/../../evil.txt")])),
    ("root", HostileArchive.tar([Entry(name: "/tmp/kc-vocab-evil.txt")])),
    ("symbolic", HostileArchive.tar([Entry(name: "a", kind: "2", link: ".."), Entry(name: "a/evil.txt")])),
    ("hard", HostileArchive.tar([Entry(name: "a", kind: "1", link: "/etc/passwd")])),
    ("hard-to-earlier", HostileArchive.tar([Entry(name: "x"), Entry(name: "y", kind: "1", link: "x")])),
    ("device", HostileArchive.tar([Entry(name: "d", kind: "3")])),
    ("block-device", HostileArchive.tar([Entry(name: "d", kind: "4")])),
    ("pipe", HostileArchive.tar([Entry(name: "d", kind: "6")])),
    ("up.zip", HostileArchive.zip([("../evil.txt", [1])])),
    ("root.zip", HostileArchive.zip([("/tmp/kc-vocab-evil.txt", [1])])),
    ("link.zip", HostileArchive.zip([("a", Array("/etc/passwd".utf8))], mode: 0o120777)),
  ]

  @Test func `What reaches outside is refused, and nothing of it stays`() throws {
    for (name, bytes) in Self.refused {
      try Self.fetch(bytes, name) { run, failure in
        guard case .unsafeArchiveEntry? = failure else {
          Issue.record("\(name): \(String(describing: failure))")
          return
        }
        #expect(run.names == [Self.fileName(name)], "\(name)")
      }
    }
  }

  private static let odd: [(name: String, bytes: [UInt8])] = [
    ("nothing", HostileArchive.tar([])),
    ("no-name", HostileArchive.tar([Entry(name: "")])),
    ("twice", HostileArchive.tar([Entry(name: "a", content: [1]), Entry(name: "a", content: [2])])),
    ("file-then-folder", HostileArchive.tar([Entry(name: "a"), Entry(name: "a/b")])),
    ("folder-then-file", HostileArchive.tar([Entry(name: "a/b"), Entry(name: "a")])),
    ("long-name", HostileArchive.tar([Entry(name: String(repeating: "a", count: 4000))])),
    ("deep", HostileArchive.tar([Entry(name: String(repeating: "d/", count: 3000) + "f")])),
    ("control-characters", HostileArchive.tar([Entry(name: "a\u{1B}[31mb\n.txt")])),
    ("own-names", HostileArchive.tar([Entry(name: "fetched.json"), Entry(name: ".x.tmp-1-1")])),
    ("set-user-id", HostileArchive.tar([Entry(name: "s", mode: "0006777")])),
    ("only-dots", HostileArchive.tar([Entry(name: "./././a")])),
    ("cut", Array(HostileArchive.tar([Entry(name: "a", content: sampleContent)]).prefix(5000))),
    ("backslash.zip", HostileArchive.zip([("..\\evil.txt", [1])])),
    ("twice.zip", HostileArchive.zip([("a", [1]), ("a", [2])])),
    ("many.zip", HostileArchive.zip((0..<200).map { ("d\($0)/f", []) })),
    ("cut.zip", Array(HostileArchive.zip([("a", sampleContent)]).prefix(5000))),
  ]

  @Test func `What is odd is unpacked inside its folder, or not at all`() throws {
    for (name, bytes) in Self.odd {
      try Self.fetch(bytes, name) { run, failure in
        let stays = failure == nil ? ["fetched.json", "set"] : [Self.fileName(name)]
        #expect(run.names == stays, "\(name): \(String(describing: failure))")
        for path in try FileManager.default.subpathsOfDirectory(atPath: run.folder.string) {
          var status = stat()
          #expect(lstat(run.folder.string + "/" + path, &status) == 0, "\(name)")
          let kind = status.st_mode & S_IFMT
          #expect(kind == S_IFREG || kind == S_IFDIR, "\(name): \(path)")
          #expect(status.st_mode & (S_ISUID | S_ISGID) == 0, "\(name): \(path)")
        }
      }
    }
  }

  private static func fileName(_ name: String) -> String { name.hasSuffix(".zip") ? "set.zip" : "set.tar" }

  /// Fetches an archive into a folder whose parent holds nothing else, and checks that this stays so.
  private static func fetch(
    _ bytes: [UInt8], _ name: String, _ body: (FetchCase, CatalogueError?) throws -> Void
  ) throws {
    try FetchCase.run({ .file(bytes, tag: nil, for: $0) }) { run throws in
      let parent = run.folder
      run.folder = parent.appending("inside")
      run.entry.files[0].name = fileName(name)
      run.entry.files[0].unpack = name.hasSuffix(".zip") ? .zip : .tar
      let failure = run.failure()
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent.string) == ["inside"], "\(name)")
      #expect(!FileManager.default.fileExists(atPath: "/tmp/kc-vocab-evil.txt"), "\(name)")
      try body(run, failure)
    }
  }
}
