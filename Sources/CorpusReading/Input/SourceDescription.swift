/// One input of a run, as a manifest names it.
public struct SourceDescription: Codable, Hashable, Sendable {
  /// The file's name without its folder, or `-` for standard input.
  public var name: String
  public var byteCount: Int
  /// SHA-256 of the bytes as they lay on disk, 64 hexadecimal digits; empty, and absent from JSON, where nobody
  /// computed it.
  public var sha256: String

  public init(name: String, byteCount: Int, sha256: String) {
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

extension SourceDescription {
  private enum CodingKeys: String, CodingKey { case name, byteCount, sha256 }

  public init(from decoder: any Swift.Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      byteCount: try container.decode(Int.self, forKey: .byteCount),
      sha256: try container.decodeIfPresent(String.self, forKey: .sha256) ?? "")
  }

  public func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(byteCount, forKey: .byteCount)
    if !sha256.isEmpty { try container.encode(sha256, forKey: .sha256) }
  }
}
