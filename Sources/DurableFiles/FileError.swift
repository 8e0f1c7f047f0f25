public import SystemPackage

/// What went wrong with a file or directory that this toolkit reads or writes; data only, the command makes the words.
public enum FileError: Error, Hashable, Sendable {
  case missing(FilePath)
  case isDirectory(FilePath)
  case notDirectory(FilePath)
  /// A link stands where a directory is to be replaced as a whole.
  case isLink(FilePath)
  case unreadable(FilePath, Errno)
  case unwritable(FilePath, Errno)
  /// The output exists already and was not to be replaced.
  case exists(FilePath)
  /// The output exists and holds a file that this toolkit did not make, so it is not replaced as a whole.
  case holdsForeignFile(directory: FilePath, name: String)
}

extension FileError {
  /// The file or directory concerned.
  public var path: FilePath {
    switch self {
    case .missing(let path), .isDirectory(let path), .notDirectory(let path), .isLink(let path), .exists(let path),
      .unreadable(let path, _), .unwritable(let path, _), .holdsForeignFile(let path, _):
      path
    }
  }

  /// Classifies an `open` or `read` failure.
  package static func reading(_ path: FilePath, _ errno: Errno) -> FileError {
    switch errno {
    case .noSuchFileOrDirectory: .missing(path)
    case .isDirectory: .isDirectory(path)
    default: .unreadable(path, errno)
    }
  }
}
