/// What a token's bytes may be, so that `vocab.txt` gives them back as they were.
enum TokenForm {
  /// Whether the bytes can be a token: UTF-8, not empty, no line break inside, no white space at the end (a reader
  /// trims it).
  static func isUsable(_ token: some BidirectionalCollection<UInt8>) -> Bool {
    !token.isEmpty && !token.contains(0x0A) && trimmedCount(token) == token.count && isUTF8(token)
  }

  /// The number of bytes that are left when white space at the end is trimmed.
  ///
  /// White space is Unicode's White_Space, all 25 code points.
  static func trimmedCount(_ token: some BidirectionalCollection<UInt8>) -> Int {
    // Nearly all are settled by their last byte.
    guard let last = token.last, mayEndSpace[Int(last)] else { return token.count }
    var rest = token[...]
    while let last = rest.last {
      if last == 0x20 || (0x09...0x0D).contains(last) {
        rest.removeLast()
      } else if last >= 0x80, let beforeLast = rest.dropLast().last, Self.bytesBeforeLast.contains(beforeLast),
        let ending = Self.wideSpaces.first(where: { rest.reversed().starts(with: $0) })
      {
        rest.removeLast(ending.count)
      } else {
        break
      }
    }
    return rest.count
  }

  /// Whether a scalar is white space or a control character: properties that Unicode's stability policy keeps as they
  /// are.
  /// - Source: Unicode 15.0, `PropList.txt`, White_Space; general category Cc.
  static func isSpaceOrControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// White space beyond ASCII in UTF-8, each reversed.
  private static let wideSpaces: [[UInt8]] =
    ([0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A))
    .compactMap(Unicode.Scalar.init).map { String($0).utf8.reversed() }

  /// Whether a byte may be the last of white space.
  private static let mayEndSpace = (0...UInt8.max).map { byte in
    byte == 0x20 || (0x09...0x0D).contains(byte) || wideSpaces.contains { $0[0] == byte }
  }

  /// What stands before the last byte of wide spaces, and of few other characters: nearly all tokens are settled by it.
  private static let bytesBeforeLast = Array(Set(wideSpaces.map { $0[1] }))
}
