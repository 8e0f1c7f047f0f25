/// A token that stands for itself in raw text and is never made of, or into, pieces.
///
/// Equal by its bytes: Swift's own comparison of strings would join canonically equivalent ones.
public struct SpecialToken: Codable, Hashable, Sendable {
  public let text: String
  /// Nil for a token whose use this toolkit does not know.
  public let role: SpecialTokenRole?
  /// Whether it is looked for in text and left out of decoded text; not so for an unknown token that a model names and
  /// that no file calls special.
  public let isRecognized: Bool

  public init(_ text: String, role: SpecialTokenRole?, isRecognized: Bool = true) {
    self.text = text
    self.role = role
    self.isRecognized = isRecognized
  }

  /// A token whose role is told by its name, such as `[PAD]` or `</s>`; any other has none.
  public init(_ text: String) {
    self.init(text, role: SpecialTokenRole(conventionalName: Array(text.utf8)))
  }

  public var bytes: [UInt8] { Array(text.utf8) }

  public static func == (left: SpecialToken, right: SpecialToken) -> Bool {
    left.role == right.role && left.isRecognized == right.isRecognized && left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(role)
  }

  private enum CodingKeys: String, CodingKey {
    case text, role
    case isRecognized = "recognized"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    text = try container.decode(String.self, forKey: .text)
    role = try container.decodeIfPresent(SpecialTokenRole.self, forKey: .role)
    isRecognized = try container.decodeIfPresent(Bool.self, forKey: .isRecognized) ?? true
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    try container.encodeIfPresent(role, forKey: .role)
    if !isRecognized { try container.encode(false, forKey: .isRecognized) }
  }
}
