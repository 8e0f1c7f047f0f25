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

  /// The format that a file name promises: its suffix, after that of a compression; unknown names are text.
  public init(fileName path: FilePath) {
    var name = FilePath.Component(path.lastComponent?.string ?? "-")
    while let suffix = name?.extension?.lowercased(), Self.compressionSuffixes.contains(suffix) {
      name = name.flatMap { FilePath.Component($0.stem) }
    }
    switch name?.extension?.lowercased() {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "jsonl", "ndjson": self = .jsonl
    default: self = .text
    }
  }

  private static let compressionSuffixes: Set = ["gz", "gzip", "zst", "zstd", "xz", "bz2"]
}
