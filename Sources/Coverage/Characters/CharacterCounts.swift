/// How often each character occurs in a corpus, at the start of words and inside them.
///
/// A vocabulary spells the first character of a word with another token than the following ones (`가`, `##가`), so the
/// two are counted apart.
public struct CharacterCounts: Sendable {
  public struct Places: Hashable, Sendable {
    public var atStart = 0
    public var inside = 0

    public init() {}

    public var total: Int { atStart + inside }
  }

  /// By the upper bits of the code point; empty where nothing occurred.
  private var pages = [[Places]](repeating: [], count: 0x110000 >> 8)

  public init() {}

  public subscript(scalar: Unicode.Scalar) -> Places {
    let page = pages[Int(scalar.value >> 8)]
    return page.isEmpty ? Places() : page[Int(scalar.value & 0xFF)]
  }

  /// The characters that occur, in the order of code points.
  public func forEach(_ body: (Unicode.Scalar, Places) -> Void) {
    for (high, page) in pages.enumerated() {
      for (low, places) in page.enumerated() where places.total > 0 {
        if let scalar = Unicode.Scalar(UInt32(high << 8 | low)) { body(scalar, places) }
      }
    }
  }

  /// Adds occurrences of one character.
  mutating func add(_ scalar: UInt32, atStart: Int, inside: Int) {
    let page = Int(scalar >> 8)
    if pages[page].isEmpty { pages[page] = Array(repeating: Places(), count: 256) }
    pages[page][Int(scalar & 0xFF)].atStart += atStart
    pages[page][Int(scalar & 0xFF)].inside += inside
  }
}
