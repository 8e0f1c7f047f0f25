/// The special tokens that are put around a text, by id.
public struct TextSurroundings: Hashable, Sendable {
  public var opening: [Int32]
  public var closing: [Int32]

  public static let none = TextSurroundings(opening: [], closing: [])

  public init(opening: [Int32], closing: [Int32]) {
    self.opening = opening
    self.closing = closing
  }

  /// The classification token before a text and the separator after it, as far as there are any.
  public init(_ vocabulary: Vocabulary) {
    func ids(_ role: SpecialTokenRole) -> [Int32] { vocabulary.id(of: role).map { [Int32($0)] } ?? [] }
    self.init(opening: ids(.classification), closing: ids(.separator))
  }
}
