/// A repository of the Hugging Face hub at a revision, as a person writes it: `hf:owner/name`, or
/// `hf:owner/name@revision`.
public struct HubName: Sendable, Hashable, CustomStringConvertible {
  public static let prefix = "hf:"

  public let owner: String
  public let name: String
  /// A branch, a tag, or a commit by its 40 digits.
  public let revision: String

  /// - Throws: `CatalogueError.hubName` for what begins with `hf:` and names no repository.
  /// - Returns: nil for what does not begin so.
  public init?(_ text: String) throws(CatalogueError) {
    guard text.hasPrefix(Self.prefix) else { return nil }
    let parts = text.dropFirst(Self.prefix.count).split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    revision = parts.count > 1 ? String(parts[1]) : "main"
    // Other characters could lead out of the cache, or to another address.
    guard names.count == 2, names.allSatisfy(Self.isPlain),
      revision.split(
        separator: "/", omittingEmptySubsequences: false
      ).allSatisfy({ Self.isPlain(String($0)) })
    else { throw .hubName(text) }
    (owner, name) = (names[0], names[1])
  }

  public var description: String { "\(Self.prefix)\(owner)/\(name)" + (revision == "main" ? "" : "@\(revision)") }

  /// Whether the revision is one for ever.
  var isPinned: Bool { isCommit(revision) }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count < 100 else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_.".utf8.contains(byte)
      }
    }
  }
}

/// Whether a text is the name of a commit.
func isCommit(_ text: String) -> Bool {
  text.utf8.count == 40 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
}
