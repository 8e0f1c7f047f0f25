/// A token that stands for itself in raw text and is never made of, or into, pieces.
///
/// Equal by its bytes: Swift's own comparison of strings would join canonically equivalent ones.
public struct SpecialToken: Codable, Hashable, Sendable {
  public let text: String
  /// Nil for a token whose use this toolkit does not know.
  public let role: SpecialTokenRole?

  public init(_ text: String, role: SpecialTokenRole?) {
    self.text = text
    self.role = role
  }

  /// A token whose role is told by its name, such as `[PAD]` or `</s>`; any other has none.
  public init(_ text: String) {
    self.init(text, role: SpecialTokenRole(conventionalName: Array(text.utf8)))
  }

  public var bytes: [UInt8] { Array(text.utf8) }

  public static func == (left: SpecialToken, right: SpecialToken) -> Bool {
    left.role == right.role && left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(role)
  }
}
