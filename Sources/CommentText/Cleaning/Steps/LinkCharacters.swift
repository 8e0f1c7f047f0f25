/// Sets of ASCII characters that links are made of.
enum LinkCharacters {
  static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
  }

  /// Whether `text`, in lower case, stands at a place.
  static func stands(_ text: StaticString, in scalars: [UInt32], at start: Int, ignoringCase: Bool = false) -> Bool {
    guard start + text.utf8CodeUnitCount <= scalars.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let expected = UInt32(text.utf8Start[offset])
      let found = scalars[start + offset]
      let isCapital = ignoringCase && (0x41...0x5A).contains(found)
      if (isCapital ? found | 0x20 : found) != expected { return false }
    }
    return true
  }

  /// The set of some ASCII characters, for look-up by code point.
  static func set(_ characters: String) -> [Bool] {
    var set = [Bool](repeating: false, count: 128)
    for byte in characters.utf8 { set[Int(byte)] = true }
    return set
  }
}
