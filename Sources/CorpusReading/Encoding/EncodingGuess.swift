/// What bytes of a file say about its encoding.
struct EncodingGuess {
  /// UTF-16 or UTF-32 by its byte order mark, or by white space that is two or four bytes wide.
  let wide: TextEncoding?
  /// Well-formed UTF-8 sequences of two bytes or more.
  private(set) var multibyteSequences = 0
  /// Places that are not UTF-8.
  private(set) var invalidSequences = 0
  private var pairs = CP949Pairs()

  /// - Parameter isCut: whether the bytes may end in the middle of a character.
  init(_ bytes: [UInt8], isCut: Bool) {
    wide = WideEncoding.guess(bytes)
    let whole = isCut ? Self.withoutCutCharacter(bytes) : bytes[...]
    countUTF8(whole)
    if invalidSequences > 0 { pairs.count(whole, isCut: isCut) }
  }

  /// The encoding, if it is none that UTF-8 text could be taken for.
  ///
  /// CP949: most of what is not ASCII is no UTF-8, and pairs of it are characters of CP949. UTF-8 with broken places in
  /// between never looks like that.
  var foreign: TextEncoding? {
    if let wide { return wide }
    return invalidSequences > multibyteSequences && pairs.areText ? .cp949 : nil
  }

  /// Whether there is anything beyond ASCII.
  var holdsMoreThanASCII: Bool { wide != nil || multibyteSequences > 0 || invalidSequences > 0 }

  /// Whether characters beyond ASCII show that this is UTF-8 and nothing else.
  var isCertainlyUTF8: Bool { multibyteSequences >= 4 && invalidSequences == 0 && wide == nil }

  /// The bytes up to a character of UTF-8 that was cut at the end.
  private static func withoutCutCharacter(_ head: [UInt8]) -> ArraySlice<UInt8> {
    guard let lead = head.indices.suffix(4).last(where: { head[$0] & 0xC0 != 0x80 }) else { return head[...] }
    let byteCount = head[lead] >= 0xF0 ? 4 : head[lead] >= 0xE0 ? 3 : head[lead] >= 0xC0 ? 2 : 1
    return lead + byteCount > head.count ? head[..<lead] : head[...]
  }

  private mutating func countUTF8(_ bytes: ArraySlice<UInt8>) {
    // Nearly every file is UTF-8 throughout; the standard library checks that many bytes at a time.
    if String(validating: bytes, as: UTF8.self) != nil {
      multibyteSequences = bytes.reduce(0) { $0 &+ ($1 >= 0xC0 ? 1 : 0) }
      return
    }
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
}

/// Pairs of bytes that are a character of CP949, whichever of its ranges they lie in: jamo and symbols, common
/// syllables, the others, Hanja.
///
/// A pair whose second byte is an ASCII letter counts little by itself, since a quotation mark or an accented letter of
/// another encoding before a letter looks the same; in Korean text such pairs stand beside others.
private struct CP949Pairs {
  private var all = 0
  /// Pairs that no other encoding's text gives often.
  private var certain = 0
  /// Bytes beyond ASCII that are in no pair.
  private var broken = 0

  /// Whether text of this kind is CP949: two certain characters at least, and hardly anything that is none.
  var areText: Bool { certain >= 2 && certain * 2 >= all && broken * 50 <= all }

  /// - Source: the table windows-949: leads 81–C6 take letters and 81–FE, leads above only A1–FE.
  private static func isPair(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch trail {
    case 0xA1...0xFE: (0x81...0xFD).contains(lead)
    case 0x81...0xA0: (0x81...0xC5).contains(lead)
    case 0x41...0x5A, 0x61...0x7A: (0x81...0xC5).contains(lead) || (lead == 0xC6 && trail <= 0x52)
    default: false
    }
  }

  mutating func count(_ bytes: ArraySlice<UInt8>, isCut: Bool) {
    var position = bytes.startIndex
    var followsPair = false
    var waits = false
    while position < bytes.endIndex {
      let lead = bytes[position]
      position += 1
      guard lead >= 0x80, position < bytes.endIndex || !isCut else {
        (followsPair, waits) = (false, false)
        continue
      }
      guard position < bytes.endIndex, Self.isPair(lead, bytes[position]) else {
        broken += 1
        (followsPair, waits) = (false, false)
        continue
      }
      let isPlain = bytes[position] >= 0x81
      position += 1
      all += 1
      // A neighbour makes a doubtful pair certain, the one before too.
      if isPlain || followsPair { certain += waits ? 2 : 1 }
      waits = !isPlain && !followsPair
      followsPair = true
    }
  }
}
