/// One corpus or vocabulary of a catalogue.
public struct CatalogueEntry: Sendable, Hashable, Codable {
  /// What it is called by, unique in its catalogue.
  public var name: String
  public var title: String
  public var description: String
  /// An SPDX identifier where there is one; "not stated" where the publisher says none, which permits nothing.
  public var license: String
  public var homepage: String
  /// Comments, lines or tokens, as the publisher counts them.
  public var records: Int?
  public var bytes: Int?
  public var access: Access
  /// How a person gets it where it cannot be fetched.
  public var howToGet: String?
  public var files: [CatalogueFile]

  public enum Access: String, Sendable, Hashable, Codable {
    /// It lies beside the program.
    case included
    /// The files can be fetched.
    case direct
    /// Only after an agreement with the publisher.
    case registration
    /// By hand, or by a tool of the publisher.
    case manual
  }

  /// What one publisher has in one place, to be fetched as it is.
  init(name: String, homepage: String, files: [CatalogueFile]) {
    (self.name, self.homepage, self.files) = (name, homepage, files)
    (title, description, license, access) = ("", "", "not stated", .direct)
  }

  enum CodingKeys: String, CodingKey {
    case name, title, description, license, homepage, records, bytes, access, files
    case howToGet = "how_to_get"
  }
}

/// One file of a corpus.
public struct CatalogueFile: Sendable, Hashable, Codable {
  public var url: String
  /// What it is called here; one component.
  public var name: String
  public var bytes: Int?
  /// SHA-256 as 64 hexadecimal digits.
  public var sha256: String?
  /// The content's Git identifier: SHA-1 over a header and the bytes. Known for content in a repository even if nobody
  /// here has fetched it.
  public var gitBlob: String?
  public var unpack: ArchiveFormat?
  public var format: ReadingHint?

  public init(url: String, name: String, bytes: Int? = nil, sha256: String? = nil) {
    self.url = url
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Whether the catalogue says what the content must be.
  public var isVerifiable: Bool { sha256 != nil || gitBlob != nil }

  enum CodingKeys: String, CodingKey {
    case url, name, bytes, sha256, unpack, format
    case gitBlob = "git_blob"
  }
}

/// What a downloaded file is unpacked from.
public enum ArchiveFormat: String, Sendable, Hashable, Codable {
  /// One compressed file; its name loses `.gz`.
  case gzip
  /// Becomes a directory of the archive's name without its suffixes.
  case zip
  /// The same, compressed in any way or not at all.
  case tar
}

/// How to read a file's comments, in the words of the commands' options.
public struct ReadingHint: Sendable, Hashable, Codable {
  public var format: String?
  public var header: Bool?
  public var quotes: Bool?
  public var textColumn: String?
  /// All columns that hold text, where there are several.
  public var textColumns: [String]?
  public var casing: String?
  public var accents: String?

  enum CodingKeys: String, CodingKey {
    case format, header, quotes, casing, accents
    case textColumn = "text_column"
    case textColumns = "text_columns"
  }
}
