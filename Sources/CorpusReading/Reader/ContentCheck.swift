/// Tells text from what is none by a file's first bytes.
enum ContentCheck {
  /// What the bytes seem to be if they are not text.
  ///
  /// A comment may hold a stray NUL or escape character, so single ones are let through: text counts as binary when at
  /// least 8 bytes, and one in 32, are control characters that no keyboard gives. In compressed or random data one
  /// byte in ten is such a character, and in program files far more.
  static func binaryContent(_ head: some Collection<UInt8>) -> BinaryContent? {
    let controls = head.count { isForeign($0) }
    return controls >= 8 && controls * 32 >= head.count ? .controlCharacters : nil
  }

  /// C0 controls except backspace, tab, newline, vertical tab, form feed, carriage return and escape.
  private static func isForeign(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B
  }
}
