public import SystemPackage

/// How comments lie in a file.
public enum RecordFormat: String, Hashable, Sendable, CaseIterable {
  /// One comment a line; everything in the line is text, tabs and quotes too.
  case text
  /// Fields separated by commas, quoted as RFC 4180 says.
  case csv
  /// Fields separated by tabs.
  case tsv
  /// One JSON value a line.
  case jsonl
  /// One JSON value a line, or the elements of one array, by what the content shows.
  case json
  /// Framed bytes, each comment behind its length (`FrameScan`): for programs that hand over comments as they are. No
  /// file name promises it.
  case records

  /// The format that a file name promises: its suffix, after that of a compression; unknown names are text.
  public init(fileName path: FilePath) { self = Self.promised(by: path) ?? .text }

  /// The format that a file name promises; nil if it says nothing.
  static func promised(by path: FilePath) -> RecordFormat? {
    var name = FilePath.Component(path.lastComponent?.string ?? "-")
    while let suffix = name?.extension?.lowercased(), compressionSuffixes.contains(suffix) {
      name = name.flatMap { FilePath.Component($0.stem) }
    }
    return switch name?.extension?.lowercased() {
    case "csv": .csv
    case "tsv": .tsv
    case "jsonl", "ndjson": .jsonl
    case "json": .json
    default: nil
    }
  }

  private static let compressionSuffixes: Set = ["gz", "gzip", "zst", "zstd", "xz", "bz2", "zip"]
}
