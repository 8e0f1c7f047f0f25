internal import CPlatform

// Line breaks that are no line ends: VT, FF, U+001C to U+001E, U+0085, U+2028 and U+2029 lie in comments like other
// characters. Source: those at which Python's str.splitlines() splits.
extension CommentBlock {
  /// The text with each of them as one space, for what reads lines as Unicode has them.
  /// - Complexity: O(n), 16 bytes a step where there is none.
  package func textWithoutBreaks() -> [UInt8] {
    guard var read = text.firstBreak(from: 0) else { return Array(text) }
    var written: [UInt8] = []
    written.reserveCapacity(text.count)
    var copied = 0
    while true {
      written += text[copied..<read]
      written.append(UInt8(ascii: " "))
      copied = read + text.breakByteCount(at: read)
      guard let next = text.firstBreak(from: copied) else { break }
      read = next
    }
    return written + text[copied...]
  }
}

extension [UInt8] {
  /// A comment with each of them as one space.
  /// - Complexity: O(n), a byte a step.
  package func withoutBreaks() -> [UInt8] {
    withUnsafeBytes { text in
      var written: [UInt8] = []
      var read = 0
      while read < text.count {
        let skipped = text.breakByteCount(at: read)
        written.append(skipped > 0 ? UInt8(ascii: " ") : text[read])
        read += Swift.max(skipped, 1)
      }
      return written
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Of a block's text, after which 64 bytes can be read.
  fileprivate func firstBreak(from start: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    let found = kc_first_break(base, start, count)
    return found < count ? found : nil
  }

  /// 0 where no break begins.
  fileprivate func breakByteCount(at offset: Int) -> Int {
    let rest = self[offset...].prefix(3)
    if let first = rest.first, first == 0x0B || first == 0x0C || (0x1C...0x1E).contains(first) { return 1 }
    if rest.starts(with: [0xC2, 0x85]) { return 2 }
    return rest.elementsEqual([0xE2, 0x80, 0xA8]) || rest.elementsEqual([0xE2, 0x80, 0xA9]) ? 3 : 0
  }
}
