extension MergeReport {
  /// What became of a donor's entries: `size = overlap + added + skipped.total`.
  public struct Donor: Codable, Hashable, Sendable {
    public var name: String
    public var digest: String
    public var size: Int
    /// Entries that the base has, special tokens of the same role included.
    public var overlap: Int
    public var overlapKinds: [EntryKind: Int]
    public var overlapSamples: [EntryKind: [String]]
    public var added: Int
    public var addedKinds: [EntryKind: Int]
    public var addedSamples: [EntryKind: [String]]
    public var skipped = Skipped()
    public var notChosenBy = NotChosen()
    /// A few of the entries that did not join, by cause.
    public var skippedSamples: [SkipCause: [String]] = [:]
    /// Among the entries that the base lacks and no earlier donor offers, whether they were added or not.
    public var unreachable: Unreachable
  }

  /// Entries of a donor that did not join, by cause; each has one, the first in this order.
  public struct Skipped: Codable, Hashable, Sendable {
    /// Special tokens that the base has no use for.
    public var special = 0
    /// `[unusedN]` entries and blank ones.
    public var unused = 0
    /// An earlier donor offers the same entry, or the same donor has it again.
    public var duplicate = 0
    /// No text can give them.
    public var unreachable = 0
    /// Left out by what was asked for; `notChosenBy` has the parts.
    public var notChosen = 0

    public var total: Int { special + unused + duplicate + unreachable + notChosen }
  }

  /// Why an entry of a donor did not join: the parts of `Skipped` and `NotChosen`, by the same names.
  public enum SkipCause: String, Codable, Hashable, Sendable, CaseIterable, CodingKeyRepresentable {
    case special, unused, duplicate, unreachable, excludeFile, onlyScript, minCount, limit
  }

  /// What kept entries out that could have joined.
  public struct NotChosen: Codable, Hashable, Sendable {
    /// The list of excluded entries.
    public var excludeFile = 0
    public var onlyScript = 0
    /// Too few occurrences as a token.
    public var minCount = 0
    /// The greatest size, or the greatest number of added entries.
    public var limit = 0

    public var total: Int { excludeFile + onlyScript + minCount + limit }
  }
}
