/// Tells text from what is none by a file's first bytes.
enum ContentCheck {
  /// What the bytes seem to be if they are not text.
  ///
  /// A comment may hold a stray NUL or escape character, so single ones are let through: text counts as binary when at
  /// least 8 bytes, and one in 32, are control characters that no keyboard gives. In compressed or random data one
  /// byte in ten is such a character, and in program files far more.
  static func binaryContent(_ head: [UInt8]) -> BinaryContent? {
    if let known = signatures.first(where: { head.dropFirst($0.offset).starts(with: $0.bytes) }) {
      return known.content
    }
    let controls = head.reduce(0) { $0 &+ Int($1 < 0x20 ? foreign >> $1 & 1 : 0) }
    return controls >= 8 && controls * 32 >= head.count ? .controlCharacters : nil
  }

  private struct Signature {
    var content: BinaryContent
    var bytes: [UInt8]
    var offset = 0
  }

  private static let signatures = [
    Signature(content: .tar, bytes: Array("ustar".utf8), offset: 257),
    Signature(content: .zip, bytes: Array("PK\u{3}\u{4}".utf8)),
    Signature(content: .sevenZip, bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    Signature(content: .rar, bytes: Array("Rar!\u{1A}\u{7}".utf8)),
    Signature(content: .parquet, bytes: Array("PAR1\u{15}".utf8)),
    Signature(content: .arrow, bytes: Array("ARROW1\u{0}".utf8)),
    Signature(content: .sqlite, bytes: Array("SQLite format 3\u{0}".utf8)),
    Signature(content: .lz4, bytes: [0x04, 0x22, 0x4D, 0x18]),
    Signature(content: .unixCompress, bytes: [0x1F, 0x9D]),
  ]

  /// A bit for each C0 control except backspace, tab, newline, vertical tab, form feed, carriage return and escape; as
  /// bits, because the sum over a file's head then needs no branch.
  private static let foreign: UInt32 = (0..<0x20).reduce(0) { bits, byte in
    (0x08...0x0D).contains(byte) || byte == 0x1B ? bits : bits | 1 << byte
  }
}
