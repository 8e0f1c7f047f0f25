internal import CICU

/// Kinds of characters that Korean comments are made of; every character is of exactly one.
public enum CharacterClass: String, Codable, CaseIterable, Sendable {
  /// Precomposed syllables, U+AC00–D7A3.
  case hangul
  /// Hangul letters: conjoining, compatibility (ㅋ, ㅠ) and halfwidth.
  case jamo
  /// Letters of the Latin script, fullwidth and accented ones among them.
  case latin
  /// Decimal digits of any script (general category Nd).
  case digit
  /// General category P, and the ASCII symbols, which BERT's pre-tokeniser splits off like punctuation.
  case punctuation
  /// Han ideographs.
  case cjk
  /// Hiragana and katakana, with their marks.
  case kana
  /// Characters with the property Emoji beyond Latin-1, and what emoji sequences are joined and coloured with.
  case emoji
  /// Everything else: symbols such as ★, other scripts, unassigned code points.
  case other

  /// - Complexity: O(1); looks properties up in ICU, some 100 ns.
  public init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0xAC00...0xD7A3: self = .hangul
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: self = .punctuation
    case 0x200D, 0x20E3, 0xFE0F, 0xE0020...0xE007F: self = .emoji
    case 0x30FC, 0xFF70, 0x3099...0x309C: self = .kana
    case _ where value > 0xFF && kc_icu_has_property(value, Int32(KC_ICU_EMOJI)) != 0: self = .emoji
    default: self = Self.byCategory(value)
    }
  }

  private static func byCategory(_ scalar: UInt32) -> CharacterClass {
    switch Int(kc_icu_category(scalar)) {
    case KC_ICU_DECIMAL_DIGIT_NUMBER: .digit
    case KC_ICU_DASH_PUNCTUATION...KC_ICU_OTHER_PUNCTUATION, KC_ICU_INITIAL_PUNCTUATION...KC_ICU_FINAL_PUNCTUATION:
      .punctuation
    case KC_ICU_UPPERCASE_LETTER...KC_ICU_COMBINING_SPACING_MARK: byScript(scalar)
    // Ideographic numbers such as 〇 are Han without being letters.
    case KC_ICU_LETTER_NUMBER: byScript(scalar)
    default: .other
    }
  }

  private static func byScript(_ scalar: UInt32) -> CharacterClass {
    switch Int(kc_icu_script(scalar)) {
    case KC_ICU_SCRIPT_HANGUL: .jamo
    case KC_ICU_SCRIPT_LATIN: .latin
    case KC_ICU_SCRIPT_HAN: .cjk
    case KC_ICU_SCRIPT_HIRAGANA, KC_ICU_SCRIPT_KATAKANA: .kana
    default: .other
    }
  }

  /// The class's place in `allCases`.
  package var place: Int {
    switch self {
    case .hangul: 0
    case .jamo: 1
    case .latin: 2
    case .digit: 3
    case .punctuation: 4
    case .cjk: 5
    case .kana: 6
    case .emoji: 7
    case .other: 8
    }
  }
}
