internal import CPlatform
internal import Storage

// Line breaks that are no line ends: VT, FF, U+001C to U+001E, U+0085, U+2028 and U+2029 lie in comments like other
// characters. Source: those at which Python's str.splitlines() splits.
extension CommentBlock {
  /// The text with each of them as one space, for what reads lines as Unicode has them.
  /// - Complexity: O(n), 16 bytes a step where there is none.
  package func textWithoutBreaks() -> [UInt8] { text.withoutBreaks() }
}

extension [UInt8] {
  /// A comment with each of them as one space.
  /// - Complexity: O(n).
  package func withoutBreaks() -> [UInt8] {
    (self + [UInt8](repeating: 0, count: PaddedBytes.paddingByteCount)).withUnsafeBytes { bytes in
      UnsafeRawBufferPointer(rebasing: bytes.prefix(count)).withoutBreaks()
    }
  }
}

// Of text after which `PaddedBytes.paddingByteCount` bytes can be read.
extension UnsafeRawBufferPointer {
  fileprivate func withoutBreaks() -> [UInt8] {
    guard var read = firstBreak(from: 0) else { return Array(self) }
    var written: [UInt8] = []
    written.reserveCapacity(count)
    var copied = 0
    while true {
      written += self[copied..<read]
      written.append(UInt8(ascii: " "))
      copied = read + breakByteCount(at: read)
      guard let next = firstBreak(from: copied) else { break }
      read = next
    }
    return written + self[copied...]
  }

  private func firstBreak(from start: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    let found = kc_first_break(base, start, count)
    return found < count ? found : nil
  }

  /// 0 where no break begins.
  private func breakByteCount(at offset: Int) -> Int {
    let rest = self[offset...].prefix(3)
    if let first = rest.first, first == 0x0B || first == 0x0C || (0x1C...0x1E).contains(first) { return 1 }
    if rest.starts(with: [0xC2, 0x85]) { return 2 }
    return rest.elementsEqual([0xE2, 0x80, 0xA8]) || rest.elementsEqual([0xE2, 0x80, 0xA9]) ? 3 : 0
  }
}
