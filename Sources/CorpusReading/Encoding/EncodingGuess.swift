/// What a file's first bytes say about its encoding.
struct EncodingGuess {
  /// UTF-16 by its byte order mark, or by white space that is two bytes wide.
  let utf16: TextEncoding?
  /// Well-formed UTF-8 sequences of two bytes or more.
  private(set) var multibyteSequences = 0
  /// Places that are not UTF-8.
  private(set) var invalidSequences = 0
  /// Pairs of bytes that are a character of CP949.
  private var pairs = 0
  /// Pairs that are one of the 2,350 common Hangul syllables.
  private var hangulPairs = 0
  private var brokenPairs = 0

  init(_ head: [UInt8]) {
    utf16 = Self.utf16(head)
    let whole = head.count >= OpenedInput.headByteCount ? Self.withoutCutCharacter(head) : head[...]
    countUTF8(whole)
    if invalidSequences > 0 { countCP949(whole) }
  }

  /// The encoding, if it is none that UTF-8 text could be taken for.
  ///
  /// CP949: most of what is not ASCII is no UTF-8, all of it makes pairs, and half of the pairs or more are common
  /// Hangul syllables. UTF-8 with broken places in between never looks like that.
  var foreign: TextEncoding? {
    if let utf16 { return utf16 }
    let isCP949 =
      invalidSequences > multibyteSequences && pairs >= 2 && hangulPairs * 2 >= pairs && brokenPairs * 50 <= pairs
    return isCP949 ? .cp949 : nil
  }

  /// Whether characters beyond ASCII show that this is UTF-8 and nothing else.
  var isCertainlyUTF8: Bool { multibyteSequences >= 4 && invalidSequences == 0 && utf16 == nil }

  private static func utf16(_ head: [UInt8]) -> TextEncoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    // Without a mark, white space tells: in Korean text it is one character in five, and each byte order shows its own.
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

  /// The bytes up to a character of UTF-8 that was cut at the end.
  private static func withoutCutCharacter(_ head: [UInt8]) -> ArraySlice<UInt8> {
    guard let lead = head.indices.suffix(4).last(where: { head[$0] & 0xC0 != 0x80 }) else { return head[...] }
    let byteCount = head[lead] >= 0xF0 ? 4 : head[lead] >= 0xE0 ? 3 : head[lead] >= 0xC0 ? 2 : 1
    return lead + byteCount > head.count ? head[..<lead] : head[...]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private mutating func countUTF8(_ bytes: ArraySlice<UInt8>) {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let sequence): if sequence.count > 1 { multibyteSequences += 1 }
      case .error: invalidSequences += 1
      case .emptyInput: return
      }
    }
  }

  private mutating func countCP949(_ bytes: ArraySlice<UInt8>) {
    var lead: UInt8?
    for byte in bytes {
      guard let first = lead else {
        if byte >= 0x81 && byte != 0xFF { lead = byte } else if byte >= 0x80 { brokenPairs += 1 }
        continue
      }
      lead = nil
      switch byte {
      case 0xA1...0xFE:
        pairs += 1
        if (0xB0...0xC8).contains(first) { hangulPairs += 1 }
      case 0x41...0x5A, 0x61...0x7A, 0x81...0xA0: pairs += 1
      default: brokenPairs += 1
      }
    }
  }
}
