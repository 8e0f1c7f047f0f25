/// Links as people write them in comments: `https://…` and `http://…` in any case, and `www.…` at the start of a word.
enum CommentLink {
  /// What may stand in a link.
  /// - Source: RFC 3986, sections 2.2 and 2.3, without quotation marks and brackets.
  private static let rest = LinkCharacters.set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&()*+,;=%")

  /// Punctuation that ends the sentence around a link rather than the link.
  private static let closing = LinkCharacters.set(".,:;!?")

  /// The end of the link that begins at `start`.
  /// - Complexity: O(length of the link).
  static func end(_ scalars: [UInt32], from start: Int, isWord: (UInt32) -> Bool) -> Int? {
    guard let bodyStart = bodyStart(scalars, start, isWord) else { return nil }
    var end = bodyStart
    while end < scalars.count, scalars[end] < 128, rest[Int(scalars[end])] { end += 1 }
    var open = 0
    for scalar in scalars[bodyStart..<end] where scalar == 0x28 || scalar == 0x29 { open += scalar == 0x28 ? 1 : -1 }
    while end > bodyStart {
      let last = scalars[end - 1]
      // A bracket that was opened before the link closes after it.
      if last == 0x29, open < 0 { open += 1 } else if !closing[Int(last)] { break }
      end -= 1
    }
    let hasName = scalars[bodyStart..<end].contains(where: LinkCharacters.isAlphanumeric)
    return hasName ? end : nil
  }

  private static func bodyStart(_ scalars: [UInt32], _ start: Int, _ isWord: (UInt32) -> Bool) -> Int? {
    switch scalars[start] | 0x20 {
    case 0x68:
      guard LinkCharacters.stands("http", in: scalars, at: start, ignoringCase: true) else { return nil }
      let isSecure = LinkCharacters.stands("s", in: scalars, at: start + 4, ignoringCase: true)
      let place = start + (isSecure ? 5 : 4)
      return LinkCharacters.stands("://", in: scalars, at: place) ? place + 3 : nil
    case 0x77:
      let isInsideWord = start > 0 && scalars[start - 1] < 128 && isWord(scalars[start - 1])
      guard !isInsideWord, LinkCharacters.stands("www.", in: scalars, at: start, ignoringCase: true) else { return nil }
      return start + 4
    default: return nil
    }
  }
}
