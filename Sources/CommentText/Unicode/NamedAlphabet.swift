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
  /// The emoji that are written most: the 150 of which Twitter's users wrote most up to 2015, and 21 younger ones that
  /// were among the 100 most frequent of 2021; with variation selector 16.
  ///
  /// Measured on what people write elsewhere, so that no comments to be evaluated on had a part in it.
  /// - Source: emojitracker (Rothenberg), occurrences; Unicode Emoji Frequency, 2021.
  case emojiCommon = "emoji-common"

  /// By code point.
  public var scalars: [Unicode.Scalar] {
    switch self {
    case .hangul: Self.scalars(0xAC00...0xD7A3)
    case .jamo: Self.scalars(0x3131...0x3163)
    case .ascii: Self.scalars(0x21...0x7E)
    case .emoji: Self.emojiScalars
    case .emojiCommon: Self.commonEmojiScalars
    }
  }

  private static let emojiScalars = scalars(0x80...0x1FFFF).filter { scalar in
    kc_icu_has_property(scalar.value, Int32(KC_ICU_EMOJI)) != 0 || scalar.value == 0xFE0F || scalar.value == 0x20E3
  }

  private static let commonEmojiScalars: [Unicode.Scalar] =
    ("\u{FE0F}"
    + "☀☁☝☹☺♥⚽✅✈✊✋✌✨❄❌❗❣❤⭐🌍🌎🌙🌚🌞🌟🌸🌹🌺🌻🌿🍀🍃🍕🍻🎀🎁🎈🎉🎤🎧"
    + "🎵🎶🏃🐧👀👅👆👇👈👉👊👋👌👍👎👏👐👑👫👯👻👼👽💀💁💃💅💋💎💓💔💕💖💗💘💙💚💛💜💝"
    + "💞💤💥💦💩💪💫💭💯🔥🔫🔴🖤😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔😕😖😘😚😛😜"
    + "😝😞😟😠😡😢😣😤😥😨😩😪😫😬😭😰😱😳😴😶😷😹😻🙂🙃🙄🙅🙆🙇🙈🙉🙊🙋🙌🙏🚶🤔🤗🤞🤣"
    + "🤤🤦🤩🤪🤭🤷🥰🥳🥴🥵🥺").unicodeScalars.sorted()

  private static func scalars(_ range: ClosedRange<UInt32>) -> [Unicode.Scalar] {
    range.compactMap(Unicode.Scalar.init)
  }
}
