/// The class of every character, looked up in ICU once for each page of 256 that is asked for.
///
/// For one thread at a time.
struct CharacterClassTable {
  /// Indices into `CharacterClass.allCases`, by the upper bits of the code point; filled on demand.
  private var pages: [[UInt8]] = []

  private static let hangul = UInt8(CharacterClass.hangul.place)

  /// The class's place in `CharacterClass.allCases`.
  @inline(__always)
  mutating func place(of scalar: UInt32) -> UInt8 {
    if (0xAC00...0xD7A3).contains(scalar) { return Self.hangul }
    let page = Int(scalar >> 8)
    if pages.isEmpty { pages = Array(repeating: [], count: 0x110000 >> 8) }
    if pages[page].isEmpty { fill(page) }
    return pages[page][Int(scalar & 0xFF)]
  }

  private mutating func fill(_ page: Int) {
    pages[page] = (0..<256).map { low in
      Unicode.Scalar(UInt32(page << 8 | low)).map { UInt8(CharacterClass($0).place) } ?? 0
    }
  }
}
