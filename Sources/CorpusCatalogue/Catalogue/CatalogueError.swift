public import DurableFiles
public import SystemPackage

/// What went wrong with a catalogue or with fetching from it; data only, the command makes the words.
public enum CatalogueError: Error, Hashable, Sendable {
  case file(FileError)

  // The catalogue
  case malformed(FilePath, reason: String)
  case schema(FilePath, found: String)
  case repeatedName(FilePath, name: String)
  /// The name of an entry or file is no plain file name.
  case unsafeName(FilePath, entry: String, name: String)
  case unknownName(String, available: [String])
  /// The entry has no files that could be fetched.
  case notDirect(name: String, CatalogueEntry.Access, homepage: String, howToGet: String?)

  // The address
  case malformedURL(String)
  /// Neither https nor, on this machine itself, http.
  case insecureURL(String, redirectedFrom: String?)
  case tooManyRedirects(String, limit: Int)

  // The transfer
  case connection(url: String, reason: String, PartialDownload)
  case stalled(url: String, seconds: Int, PartialDownload)
  /// More came than may, of a file whose size nobody states.
  case tooLarge(url: String, byteLimit: Int)
  /// A file without a digest took longer than it may.
  case tooSlow(url: String, seconds: Int, PartialDownload)
  case truncated(url: String, PartialDownload)
  case status(url: String, Int)
  /// A web page came instead of the file: a login, a notice, a portal.
  case webPage(url: String)
  /// A compressed transfer, or a part of a file that was not asked for.
  case unusableAnswer(url: String, reason: String)
  case unwritablePartial(PartialDownload, Errno)
  /// Another process fetches the same file.
  case busy(FilePath)

  // The hub
  /// Begins with `hf:` and is not followed by a repository's name.
  case hubName(String)
  case hub(String, HubProblem)

  // The content
  case wrongSize(url: String, found: Int?, expected: Int)
  case wrongDigest(url: String, found: String, expected: String)
  case archive(FilePath, reason: String)
  /// More came out of an archive without a digest than may.
  case archiveTooLarge(FilePath, byteLimit: Int)
  /// An entry of an archive that is neither file nor directory, or would lie outside of its directory.
  case unsafeArchiveEntry(FilePath, entry: String)
}

/// Why the hub gives no vocabulary.
public enum HubProblem: Hashable, Sendable {
  /// 401, 403 or 404: nothing of that name, or nothing for whoever asks.
  case refused(status: Int, withToken: Bool)
  /// None of the files is there that one of has to be.
  case lacks([String], holding: [String])
  /// Nothing may be asked, and nothing is kept.
  case offline
}

/// What of a file lies on the disk when its transfer ends early.
public struct PartialDownload: Hashable, Sendable {
  public var path: FilePath
  public var byteCount: Int
}

extension CatalogueError {
  /// Whether trying again may help.
  var isTransient: Bool {
    switch self {
    case .connection, .stalled, .truncated, .unusableAnswer: true
    case .status(_, let code): code == 408 || code == 425 || code == 429 || code >= 500
    default: false
    }
  }
}
