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
}
