internal import CICU

/// Sets of characters that a vocabulary may have to hold whatever the corpus says.
public enum NamedAlphabet: String, Hashable, Sendable, CaseIterable {
  /// The 11,172 precomposed Hangul syllables.
  case hangul
  /// The modern compatibility jamo that stand alone in comments (ㅋㅋ, ㅠㅠ): U+3131 to U+3163.
  case jamo
  /// The visible characters of ASCII.
  case ascii
  /// Every single character with the property Emoji outside ASCII, and those that sequences are made with: variation
  /// selector 16, the keycap and the regional indicators.
  /// - Source: Unicode Technical Standard 51.
  case emoji

  /// By code point.
  public var scalars: [Unicode.Scalar] {
    switch self {
    case .hangul: Self.scalars(0xAC00...0xD7A3)
    case .jamo: Self.scalars(0x3131...0x3163)
    case .ascii: Self.scalars(0x21...0x7E)
    case .emoji: Self.emojiScalars
    }
  }

  private static let emojiScalars = scalars(0x80...0x1FFFF).filter { scalar in
    kc_icu_has_property(scalar.value, Int32(KC_ICU_EMOJI)) != 0 || scalar.value == 0xFE0F || scalar.value == 0x20E3
  }

  private static func scalars(_ range: ClosedRange<UInt32>) -> [Unicode.Scalar] {
    range.compactMap(Unicode.Scalar.init)
  }
}
