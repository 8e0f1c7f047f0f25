public import WordPiece

/// What a merge did, in numbers; the object that `--json` prints and `report.json` holds.
///
/// The names are part of the format: in JSON each is written in snake_case.
public struct MergeReport: Codable, Hashable, Sendable {
  public static let schema = "kc-vocab/merge/1"

  public var schema = MergeReport.schema
  /// The canonical form of the pipeline that texts go through.
  public var pipeline: String
  public var base: Base
  public var donors: [Donor]
  public var merged: Merged
  /// Nil where no corpus was given.
  public var effect: MergeEffect?

  public struct Base: Codable, Hashable, Sendable {
    public var name: String
    /// SHA-256 of its `vocab.txt`.
    public var digest: String
    public var size: Int
    /// Entries that no text can give; they stay all the same.
    public var unreachable: Unreachable
  }

  public struct Merged: Codable, Hashable, Sendable {
    public var digest: String
    public var size: Int
    /// Entries that joined.
    public var added: Int
    /// Of those, how many took the id of one of the base's placeholders.
    public var filled: Int
    /// Placeholders at the end.
    public var padding: Int
  }
}

/// Entries that no text can give.
public struct Unreachable: Codable, Hashable, Sendable {
  public var count = 0
  /// The causes that there are.
  public var causes: [UnreachableCause: Int] = [:]
  public var samples: [UnreachableCause: [String]] = [:]
}
