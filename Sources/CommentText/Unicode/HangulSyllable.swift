/// A precomposed Hangul syllable.
/// - Source: Unicode Standard 15.0, section 3.12, "Conjoining Jamo Behavior".
struct HangulSyllable {
  static let range: ClosedRange<UInt32> = 0xAC00...0xD7A3

  let index: UInt32

  init?(_ scalar: UInt32) {
    guard Self.range.contains(scalar) else { return nil }
    index = scalar - Self.range.lowerBound
  }

  var leading: UInt32 { 0x1100 + index / (21 * 28) }
  var vowel: UInt32 { 0x1161 + index / 28 % 21 }
  /// Nil in an open syllable.
  var trailing: UInt32? { index % 28 == 0 ? nil : 0x11A7 + index % 28 }
}
