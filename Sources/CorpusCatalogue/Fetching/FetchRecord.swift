internal import DurableFiles
internal import FoundationEssentials
internal import SystemPackage

/// What `fetch` leaves beside the files, as `fetched.json`: where each came from, and what it is.
///
/// No clock times: the same files give the same record.
public struct FetchRecord: Sendable, Hashable, Codable {
  public static var fileName: String { recordFileName }

  public var schema = "kc-vocab/fetched/1"
  public var name: String
  public var kind: Catalogue.Kind
  public var license: String
  public var homepage: String
  public var files: [FetchedFile]

  init(_ kind: Catalogue.Kind, _ entry: CatalogueEntry, files: [FetchedFile] = []) {
    name = entry.name
    self.kind = kind
    license = entry.license
    homepage = entry.homepage
    self.files = files
  }

  /// The record in a directory; nil if there is none that can be read.
  init?(in directory: FilePath) {
    let path = directory.appending(Self.fileName)
    guard let bytes = try? Data(contentsOf: URL(filePath: path.string)),
      let record = try? JSONDecoder().decode(FetchRecord.self, from: bytes), record.schema == schema
    else { return nil }
    self = record
  }

  func write(into directory: FilePath) throws(CatalogueError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(self) else { preconditionFailure("a record of text and numbers is JSON") }
    try onDisk { () throws(FileError) in
      let file = try StagedFile(replacingAt: directory.appending(Self.fileName))
      try file.write(bytes: Array(json) + [0x0A])
      try file.commit()
    }
  }
}

/// One file that was fetched.
public struct FetchedFile: Sendable, Hashable, Codable {
  /// The file's name, or that of the file or directory that it was unpacked into.
  public var name: String
  public var url: String
  /// Of what was downloaded, as is the digest.
  public var bytes: Int
  public var sha256: String
  /// Whether the catalogue says what the content must be, and it is that.
  public var isVerified: Bool

  enum CodingKeys: String, CodingKey {
    case name, url, bytes, sha256
    case isVerified = "verified"
  }
}
