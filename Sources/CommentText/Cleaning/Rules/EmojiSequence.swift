/// Finds emoji that are made of several characters: flags, keycaps, skin tones, joined ones.
enum EmojiSequence {
  /// The scalars from `start` on that are one emoji: the longest sequence recommended for general interchange, else 1
  /// for a character that is an emoji by itself; 0 where none begins.
  /// - Source: Unicode Technical Standard 51, section 1.4.9, "Possible emoji".
  static func length(_ scalars: [UInt32], at start: Int) -> Int {
    let first = scalars[start]
    if EmojiData.isRegionalIndicator(first) {
      let isPair = start + 1 < scalars.count && EmojiData.isRegionalIndicator(scalars[start + 1])
      return isPair && EmojiData.isRecommended(scalars[start..<start + 2]) ? 2 : 0
    }
    guard EmojiData.isEmoji(first) else { return 0 }
    var longest = first < 0x80 ? 0 : 1
    var end = elementEnd(scalars, from: start)
    // Each element but the first comes with a joiner, and neither is a variation selector, which may be missing.
    var mostElements = EmojiData.longestRecommended / 2 + 1
    while mostElements > 0 {
      if end - start > longest, EmojiData.isRecommended(scalars[start..<end]) { longest = end - start }
      guard end + 1 < scalars.count, scalars[end] == 0x200D, scalars[end + 1] >= 0x80,
        EmojiData.isEmoji(scalars[end + 1])
      else { return longest }
      end = elementEnd(scalars, from: end + 1)
      mostElements -= 1
    }
    return longest
  }

  /// The end of a character with what may modify it: a skin tone, a selector and a keycap, or tags.
  private static func elementEnd(_ scalars: [UInt32], from start: Int) -> Int {
    func scalar(_ index: Int) -> UInt32 { index < scalars.count ? scalars[index] : 0 }
    var end = start + 1
    if EmojiData.skinTones.contains(scalar(end)) {
      end += 1
    } else if scalar(end) == 0xFE0F {
      end += 1
    }
    if scalar(end) == 0x20E3 { return end + 1 }
    var tagEnd = end
    while EmojiData.isTag(scalar(tagEnd)) { tagEnd += 1 }
    return tagEnd > end && scalar(tagEnd) == 0xE007F ? tagEnd + 1 : end
  }
}
