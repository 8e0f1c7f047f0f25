import TestSupport

/// Real comments, and what comments can hold beside them.
enum LiveTexts {
  /// 10,000 lines: nine in ten as they were written, the others changed. None holds a newline.
  static func lines() throws -> [[UInt8]] {
    let news = try Shared.corpus("news-comments.txt.zst").split(separator: 0x0A)
    let reviews = try Shared.corpus("nsmc-reviews.txt.zst").split(separator: 0x0A)
    let real =
      (0..<5_000).map { Array(news[$0 * news.count / 5_000]) }
      + (0..<5_000).map { Array(reviews[$0 * reviews.count / 5_000]) }
    var random = SeededGenerator(seed: 20_260)
    return real.enumerated().map { $0 % 10 == 0 ? changed($1, &random) : $1 }
  }

  private static let insertions = [
    "[MASK]", "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[[MASK]]", "[mask]", "[CLS\u{200B}]", "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "❤️", "1️⃣", "é",
    "e\u{301}",
    "ÀÉ", "İ", "漢字", "豈", "\u{F900}", "ｱﾊﾟｰﾄ", "①㉠㍿", "ㅋㅋㅋㅋㅋ", "ㆍ", "ﾡﾢ", "\u{200B}", "\u{FEFF}", "\t", "\u{3000}",
    "\u{A0}",
    "\u{1112}\u{1161}\u{11AB}", "\u{1100}", "한\u{11AB}", "ﬁ", "½", "™", String(repeating: "가", count: 120), "\u{AD}",
    "\r", "\u{7F}",
  ]

  /// Decomposes the Hangul of a line, or puts two oddities into it.
  private static func changed(_ line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    if Bool.random(using: &random) {
      scalars = scalars.flatMap(decomposed)
    } else {
      for _ in 0..<2 {
        let place = Int.random(in: 0...scalars.count, using: &random)
        scalars.insert(contentsOf: insertions.randomElement(using: &random)!.unicodeScalars, at: place)
      }
    }
    return scalars.flatMap { Array(String($0).utf8) }
  }

  /// Canonical decomposition of a Hangul syllable (Unicode Standard, section 3.12); anything else stays.
  private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return [scalar] }
    let index = scalar.value - 0xAC00
    let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
    return jamo.filter { $0 != 0x11A7 }.compactMap(Unicode.Scalar.init)
  }
}
