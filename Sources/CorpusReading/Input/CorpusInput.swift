internal import Glibc
public import SystemPackage

/// One thing to read comments from.
public enum CorpusInput: Hashable, Sendable {
  /// A file, a named pipe or a device.
  case file(FilePath)
  case standardInput

  /// The input that an argument of a command names: `-` is standard input, all else a path.
  public init(argument: String) {
    self = argument == "-" ? .standardInput : .file(FilePath(argument))
  }

  /// The path that stands for this input in errors and reports; standard input is `-`.
  public var path: FilePath {
    switch self {
    case .file(let path): path
    case .standardInput: "-"
    }
  }

  /// Whether it can be read a second time from its start, which standard input and pipes cannot. True of what is
  /// missing.
  public var isRereadable: Bool {
    guard case .file(let path) = self else { return false }
    var status = stat()
    return path.withPlatformString { stat($0, &status) } != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}
