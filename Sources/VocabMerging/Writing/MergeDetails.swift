/// What the manifest of a merged vocabulary says of the merge: the parents by digest, the options, the corpus.
public struct MergeDetails: Codable, Hashable, Sendable {
  public var base: Parent
  public var donors: [Parent]
  public var options: Options
  public var added: Int
  public var filled: Int
  public var padding: Int
  /// What was chosen by, or measured on, by name: the order in which files were named changes nothing.
  public var sources: [Source]

  public struct Source: Codable, Hashable, Sendable {
    public var name: String
    /// As it lay on disk.
    public var bytes: Int
    public var sha256: String
  }

  public struct Parent: Codable, Hashable, Sendable {
    /// Without its folder.
    public var name: String
    public var size: Int
    /// Of its `vocab.txt`.
    public var sha256: String
  }

  /// As they were asked for; what was not asked for is left out.
  public struct Options: Codable, Hashable, Sendable {
    public var keepUnused: Bool
    public var fillUnused: Bool
    public var dropUnreachable: Bool
    public var forcePipeline: Bool
    public var padToMultipleOf: Int
    public var minCount: Int?
    public var maxAdded: Int?
    public var size: Int?
    /// True where asked for, else left out.
    public var charactersFirst: Bool?
    /// Where entries were weighed by what they save.
    public var unknownCost: Int?
    public var onlyScript: [String]?
    /// How many entries the list of excluded ones has, and SHA-256 of them in byte order, each with a newline.
    public var excludedEntries: Int
    public var excludedSHA256: String?
    public var donorPrefix: String?

    enum CodingKeys: String, CodingKey {
      case keepUnused = "keep_unused"
      case fillUnused = "fill_unused"
      case dropUnreachable = "drop_unreachable"
      case forcePipeline = "force_pipeline"
      case padToMultipleOf = "pad_to_multiple_of"
      case minCount = "min_count"
      case maxAdded = "max_added"
      case size
      case charactersFirst = "characters_first"
      case unknownCost = "unknown_cost"
      case onlyScript = "only_script"
      case excludedEntries = "excluded_entries"
      case excludedSHA256 = "excluded_sha256"
      case donorPrefix = "donor_prefix"
    }
  }
}
