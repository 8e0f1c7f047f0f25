/// What comments carry beside words: laughter, tears, emoji, links, and lines in decomposed form.
enum Noise {
  static let emoji = [
    "😂", "🤣", "😭", "😍", "🥰", "🔥", "💜", "❤️", "👍", "👍🏻", "👏🏼", "🙏🏻", "💪🏽", "✌🏻", "🤦🏻‍♀️", "🤷‍♂️", "👨‍👩‍👧‍👦", "👩🏻‍🍳", "🏳️‍🌈", "❤️‍🔥",
    "🇰🇷", "🇯🇵", "1️⃣", "#️⃣", "☀️", "🍀", "🐶", "🎉", "🥺", "🙃", "🫠", "🥹", "🫶🏻", "🩷",
  ]

  /// Hangs on a word without a space.
  static func tail(_ dice: inout SplitMix64) -> String {
    switch dice.below(4) {
    case 0: String(repeating: "ㅋ", count: 1 + dice.below(12))
    case 1: String(repeating: dice.below(2) == 0 ? "ㅠ" : "ㅜ", count: 1 + dice.below(8))
    case 2: String(repeating: emoji[dice.below(emoji.count)], count: 1 + dice.below(3))
    default: String(dice.below(100_000))
    }
  }

  /// Stands at the end of a line.
  static func lineEnd(_ dice: inout SplitMix64) -> String {
    switch dice.below(20) {
    case 0: " https://example.com/\(String(dice.next(), radix: 36))"
    case 1: " @user\(dice.below(1_000_000))"
    case 2: " \(dice.below(100)),\(100 + dice.below(900))원"
    case 3: " ㅅㅂ"
    case 4: " OOO"
    default: (dice.below(2) == 0 ? " " : "") + tail(&dice)
    }
  }

  /// The line with every precomposed Hangul syllable spelled in conjoining jamo (NFD).
  static func appendDecomposed(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      guard (0xAC00...0xD7A3).contains(scalar.value) else {
        output += UTF8.encode(scalar)!
        continue
      }
      let index = scalar.value - 0xAC00
      let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
      for value in jamo where value != 0x11A7 {
        output += [0xE0 | UInt8(value >> 12), 0x80 | UInt8(value >> 6 & 0x3F), 0x80 | UInt8(value & 0x3F)]
      }
    }
  }
}
