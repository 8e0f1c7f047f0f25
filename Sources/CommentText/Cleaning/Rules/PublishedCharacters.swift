/// The characters that the published functions keep, and what counts as white space for them.
enum PublishedCharacters {
  /// Of one function, sorted or not; nil for a cleaner whose rule is no set.
  static func ranges(_ cleaner: PublishedCleaner) -> [ClosedRange<UInt32>]? {
    switch cleaner {
    case .kcbert2020: shared + [0x3131...0xD7A3] + EmojiPackage.codePoints
    case .kcelectra2021: shared + [0x3131...0x3163, 0xAC00...0xD7A3] + EmojiPackage.codePoints
    case .kcelectra2022: shared + [0x3131...0x3163, 0xAC00...0xD7A3]
    case .kcComments: nil
    }
  }

  /// All of ASCII, `·`, `∼` and `％`.
  private static let shared: [ClosedRange<UInt32>] = [0x00...0x7F, 0xB7...0xB7, 0x223C...0x223C, 0xFF05...0xFF05]

  /// What `\s` and `strip()` take for white space in Python: White_Space and the four separators of ASCII.
  /// - Source: CPython 3.11, all code points.
  static let whitespace = BertTables.whitespace + [0x1C...0x1F]
}

extension [ClosedRange<UInt32>] {
  /// Every code point in none of the ranges.
  var complement: [ClosedRange<UInt32>] {
    var others: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { others.append(next...(range.lowerBound - 1)) }
      next = Swift.max(next, range.upperBound + 1)
    }
    if next < 0x11_0000 { others.append(next...0x10_FFFF) }
    return others
  }
}
