internal import CICU

/// What the Unicode library knows of emoji.
/// - Source: Unicode Technical Standard 51.
enum EmojiData {
  /// Characters that mean something only inside a sequence: the joiner, the variation selectors 15 and 16, the keycap,
  /// regional indicators and tags.
  static let components: [ClosedRange<UInt32>] = [
    0x200D...0x200D, 0x20E3...0x20E3, 0xFE0E...0xFE0F, 0x1F1E6...0x1F1FF, 0xE0020...0xE007F,
  ]

  static let skinTones: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF

  /// Characters that show that several scalars may be one emoji.
  static let sequenceMarks = components + [skinTones]

  /// Every character beyond ASCII that is an emoji by itself, and every component.
  static let emojiAndSelectors: [ClosedRange<UInt32>] =
    components + (UInt32(0x80)...0x1FFFF).filter(isEmoji).map { $0...$0 }

  /// The property Emoji; of ASCII, the digits, `#` and `*` have it.
  static func isEmoji(_ scalar: UInt32) -> Bool { kc_icu_has_property(scalar, Int32(KC_ICU_EMOJI)) != 0 }

  /// Whether the character is shown in colour without a variation selector.
  static func isPresentedAsEmoji(_ scalar: UInt32) -> Bool {
    kc_icu_has_property(scalar, Int32(KC_ICU_EMOJI_PRESENTATION)) != 0
  }

  static func isRegionalIndicator(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

  /// U+200D, U+FE0E and U+FE0F.
  static func isSelectorOrJoiner(_ scalar: UInt32) -> Bool { scalar == 0x200D || scalar & ~1 == 0xFE0E }

  static func isTag(_ scalar: UInt32) -> Bool { (0xE0020...0xE007E).contains(scalar) }

  /// UTF-16 units of the longest emoji recommended for general interchange (about ten); no bound where the library has
  /// no data.
  static let longestRecommended: Int = {
    let longest = kc_icu_longest_rgi_emoji()
    return longest < 0 ? .max : Int(longest)
  }()

  /// Whether the scalars are one emoji recommended for general interchange, missing variation selectors added.
  static func isRecommended(_ sequence: ArraySlice<UInt32>) -> Bool {
    var units: [UInt16] = []
    for scalar in String.UnicodeScalarView(qualified(sequence).compactMap(Unicode.Scalar.init)) {
      units += UTF16.encode(scalar)!
    }
    return kc_icu_is_rgi_emoji(units, Int32(units.count)) != 0
  }

  /// With variation selector 16 after each character that would be shown as text, unless a skin tone follows.
  private static func qualified(_ sequence: ArraySlice<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    for index in sequence.indices where sequence[index] != 0xFE0F {
      let scalar = sequence[index]
      result.append(scalar)
      let next = index + 1 < sequence.endIndex ? sequence[index + 1] : 0
      if isEmoji(scalar), !isPresentedAsEmoji(scalar), !skinTones.contains(next) { result.append(0xFE0F) }
    }
    return result
  }
}
