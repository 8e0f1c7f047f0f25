/// One input of a run, as a manifest names it.
public struct SourceDescription: Codable, Hashable, Sendable {
  /// The file's name without its folder, or `-` for standard input.
  public var name: String
  public var byteCount: Int
  /// SHA-256 of the bytes as they lay on disk, 64 hexadecimal digits.
  public var sha256: String

  public init(name: String, byteCount: Int, sha256: String) {
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
