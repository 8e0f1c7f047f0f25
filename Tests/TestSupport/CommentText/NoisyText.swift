/// Random comment-like bytes with everything that real and broken text holds.
package enum NoisyText {
  /// Kinds of pieces, each about equally likely.
  private static let ranges: [[ClosedRange<UInt32>]] = [
    [0xAC00...0xD7A3], [0x3131...0x318E], [0x1100...0x1112, 0x1161...0x1175, 0x11A8...0x11C2], [0x61...0x7A],
    [0x21...0x7E], [0x20...0x20, 0x20...0x20, 0x09...0x0D, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200D, 0x3000...0x3000],
    [0x300...0x362, 0x93C...0x93C, 0x3099...0x309A, 0x338...0x338], [0xC0...0x17F, 0x1E00...0x1EFF],
    [0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2F800...0x2FA1D], [0x3041...0x30FF, 0xFF01...0xFFEE],
    [0x1F300...0x1FAFF, 0x2600...0x27BF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF], [0x200D...0x200D, 0xFE0E...0xFE0F],
    [0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0xFEFF...0xFEFF, 0xFFFD...0xFFFD, 0xE000...0xE010], [0x2010...0x214F],
    [0x80...0x2FFF], [0xA000...0xABFF], [0x1_0000...0x1_FFFF], [0xE_0000...0x10_FFFF],
  ]

  private static let phrases = [
    "ㅋㅋㅋㅋㅋ", "ㅠㅠ", "https://www.naver.com/a?b=c", "http://a.kr하이", "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "1️⃣", "=\u{338}", "\r\n", "\n", "OOO",
    "...",
    "~~~~", "!!!!!", "Ā", "İ", "\u{1100}\u{1161}\u{11A8}", "가\u{11A8}", "不\u{F967}", "\u{AC00}\u{301}\u{327}",
  ]

  private static let brokenBytes: [[UInt8]] = [
    [0xFF], [0x80], [0xC0, 0x80], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
    [0xE0, 0x80, 0x80], [0xC3], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
  ]

  /// - Parameter pieceCount: how many runs of one kind.
  package static func bytes(_ random: inout SeededGenerator, pieceCount: Int, valid: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<pieceCount {
      switch Int.random(in: 0..<20, using: &random) {
      case 0 where !valid: bytes += brokenBytes.randomElement(using: &random)!
      case 1...4: bytes += Array(phrases.randomElement(using: &random)!.utf8)
      default:
        let kind = ranges.randomElement(using: &random)!
        for _ in 0..<Int.random(in: 1...4, using: &random) { bytes += scalar(kind, &random) }
      }
    }
    return bytes
  }

  private static func scalar(_ kind: [ClosedRange<UInt32>], _ random: inout SeededGenerator) -> [UInt8] {
    let value = UInt32.random(in: kind.randomElement(using: &random)!, using: &random)
    return Unicode.Scalar(value).map { Array(UTF8.encode($0)!) } ?? []
  }
}
