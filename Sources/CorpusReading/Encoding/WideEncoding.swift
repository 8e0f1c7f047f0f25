/// Tells UTF-16 and UTF-32 from other files.
enum WideEncoding {
  /// The encoding that the bytes show by a byte order mark or by the width of white space; nil if neither does.
  static func guess(_ head: [UInt8]) -> TextEncoding? {
    // The mark of UTF-32 begins with that of UTF-16, whose text would go on with a NUL.
    if head.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32LittleEndian }
    if head.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32BigEndian }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return utf32(head) ?? utf16(head)
  }

  /// Without a mark: every unit is a character, which of four random bytes hardly one is.
  private static func utf32(_ head: [UInt8]) -> TextEncoding? {
    let units = head.count / 4
    guard units >= 2 else { return nil }
    func holds(_ order: [Int]) -> Bool {
      (0..<units).allSatisfy { unit in
        let value = order.reduce(UInt32(0)) { $0 << 8 | UInt32(head[unit * 4 + $1]) }
        return value != 0 && Unicode.Scalar(value) != nil
      }
    }
    return holds([3, 2, 1, 0]) ? .utf32LittleEndian : holds([0, 1, 2, 3]) ? .utf32BigEndian : nil
  }

  /// Without a mark, white space tells: in Korean text it is one character in five, and each byte order shows its own.
  private static func utf16(_ head: [UInt8]) -> TextEncoding? {
    var spaces = (little: 0, big: 0)
    for offset in stride(from: 0, to: head.count - 1, by: 2) {
      let unit = (head[offset], head[offset + 1])
      if unit == (0, 0) { return nil }
      if unit.1 == 0 && isSpace(unit.0) { spaces.little += 1 }
      if unit.0 == 0 && isSpace(unit.1) { spaces.big += 1 }
    }
    let (less, more) = spaces.little < spaces.big ? spaces : (spaces.big, spaces.little)
    guard more >= 2, more * 64 >= head.count, less * 8 <= more else { return nil }
    return spaces.little > spaces.big ? .utf16LittleEndian : .utf16BigEndian
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
