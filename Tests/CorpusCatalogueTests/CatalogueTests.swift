import CorpusCatalogue
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct CatalogueTests {
  @Test func `The built-in catalogues are the project's files`() throws {
    let files = try ["corpora", "vocab"].map {
      try Catalogue(contentsOf: FilePath("\(Shared.packageFolder)/\($0)/catalogue.json"))
    }
    #expect(Catalogue.builtIn == files)
    #expect(files.map(\.kind) == [.corpora, .vocabularies])
  }

  @Test func `Every entry says what a person must know`() {
    for (_, entry) in CatalogueSet().entries {
      #expect(!entry.title.isEmpty && !entry.description.isEmpty && !entry.license.isEmpty, "\(entry.name)")
      #expect(entry.homepage.hasPrefix("https://") || entry.access == .included, "\(entry.name)")
      #expect((entry.access == .direct) == !entry.files.isEmpty, "\(entry.name)")
      #expect([.direct, .included].contains(entry.access) == (entry.howToGet == nil), "\(entry.name)")
      for file in entry.files {
        #expect(file.url.hasPrefix("https://"), "\(entry.name)")
        #expect(file.sha256.map { $0.utf8.count == 64 } ?? true, "\(entry.name)")
        #expect(file.gitBlob.map { $0.utf8.count == 40 } ?? true, "\(entry.name)")
      }
    }
  }

  @Test func `An entry is found by its name`() throws {
    #expect(try CatalogueSet().entry(named: "nsmc").entry.license == "CC0-1.0")
    #expect(try CatalogueSet().entry(named: "kcbert-base").kind == .vocabularies)
    #expect(throws: CatalogueError.unknownName("nsmx", available: CatalogueSet().entries.map(\.entry.name))) {
      try CatalogueSet().entry(named: "nsmx")
    }
  }

  @Test(arguments: [
    ("{", "it is not JSON"),
    (#"{"schema": "kc-vocab/catalogue/1", "kind": "corpora"}"#, "entries is missing"),
    (#"{"schema": "kc-vocab/catalogue/1", "kind": "songs", "entries": []}"#, "kind has a value that is not known"),
    (
      #"{"schema": "kc-vocab/catalogue/1", "kind": "vocab", "entries": [{"name": 3}]}"#,
      "entries.0.name is of another type"
    ),
  ]) func `A catalogue that is broken says where`(_ json: String, _ reason: String) throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("c.json")
      try Data(json.utf8).write(to: URL(filePath: path.string))
      #expect(throws: CatalogueError.malformed(path, reason: reason)) { try Catalogue(contentsOf: path) }
    }
  }

  @Test(arguments: ["../x", "a/b", "", ".hidden", "a\\u0000b", "fetched.json"])
  func `Names that would lead elsewhere are refused`(
    _ name: String
  ) throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("c.json")
      let json = #"""
        {"schema": "kc-vocab/catalogue/1", "kind": "corpora", "entries": [{"name": "x", "title": "", "description": "",
        "license": "", "homepage": "", "access": "direct", "files": [{"url": "https://example.com", "name": "\#(name)"}]}]}
        """#
      try Data(json.utf8).write(to: URL(filePath: path.string))
      #expect {
        try Catalogue(contentsOf: path)
      } throws: { error in
        guard case CatalogueError.unsafeName(path, "x", _) = error else { return false }
        return true
      }
    }
  }

  @Test func `A catalogue that cannot be read is a file error`() {
    #expect(throws: CatalogueError.file(.missing("/nowhere.json"))) { try Catalogue(contentsOf: "/nowhere.json") }
    #expect(throws: CatalogueError.file(.isDirectory("/tmp"))) { try Catalogue(contentsOf: "/tmp") }
  }
}
