import CorpusCatalogue
import SystemPackage

/// What `corpus list --json` prints: schema `kc-vocab/corpus-list/1`. What is not known is left out.
struct CorpusListReport: Encodable {
  var schema = "kc-vocab/corpus-list/1"
  var entries: [Item]

  struct Item: Encodable {
    var kind: Catalogue.Kind
    var entry: CatalogueEntry

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(kind, forKey: .kind)
      try entry.encode(to: encoder)
    }

    private enum Key: CodingKey { case kind }
  }

  init(_ set: CatalogueSet) { entries = set.entries.map { Item(kind: $0, entry: $1) } }
}

/// What `corpus show --json` prints: schema `kc-vocab/corpus-show/1`, and an entry of the list.
struct CorpusShowReport: Encodable {
  private let item: CorpusListReport.Item

  init(_ kind: Catalogue.Kind, _ entry: CatalogueEntry) { item = CorpusListReport.Item(kind: kind, entry: entry) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("kc-vocab/corpus-show/1", forKey: .schema)
    try item.encode(to: encoder)
  }

  private enum Key: CodingKey { case schema }
}

/// What `corpus fetch --json` prints: schema `kc-vocab/corpus-fetch/1`.
struct CorpusFetchReport: Encodable {
  struct File: Encodable {
    var path: String
    /// Nil for one that lies beside the program.
    var url: String?
    var bytes: Int
    var sha256: String
    var verified: Bool
    /// `fetched`, `resumed`, `already_there` or `copied`.
    var state: String
    /// How many of the bytes an earlier run had brought.
    var resumedAt: Int?

    enum CodingKeys: String, CodingKey {
      case path, url, bytes, sha256, verified, state
      case resumedAt = "resumed_at"
    }
  }

  var schema = "kc-vocab/corpus-fetch/1"
  var name: String
  var kind: Catalogue.Kind
  var license: String
  var files: [File]

  init(copiesOf entry: CatalogueEntry, _ kind: Catalogue.Kind, _ files: [File]) {
    name = entry.name
    self.kind = kind
    license = entry.license
    self.files = files
  }

  init(_ result: FetchResult, _ directory: FilePath) {
    name = result.record.name
    kind = result.record.kind
    license = result.record.license
    files = zip(result.record.files, result.states).map { file, state in
      let (words, start): (String, Int?) =
        switch state {
        case .fetched: ("fetched", nil)
        case .resumed(let start): ("resumed", start)
        case .alreadyThere: ("already_there", nil)
        }
      return File(
        path: directory.appending(file.name).string, url: file.url, bytes: file.bytes, sha256: file.sha256,
        verified: file.isVerified, state: words, resumedAt: start)
    }
  }
}
