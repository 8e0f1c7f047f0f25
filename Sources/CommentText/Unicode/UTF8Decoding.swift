/// One step of reading UTF-8.
struct DecodedScalar: Equatable {
  /// U+FFFD where the bytes are not UTF-8.
  var scalar: UInt32
  /// Bytes read, at least 1; for bytes that are not UTF-8 the longest part that could have begun a character.
  var byteCount: Int
  var isValid: Bool
}

/// Where text is not UTF-8.
package enum InvalidUTF8 {
  /// The first byte of each sequence that counts as U+FFFD.
  package static func offsets(in text: UnsafeRawBufferPointer) -> [Int] {
    guard String(validating: text, as: UTF8.self) == nil else { return [] }
    var offsets: [Int] = []
    var offset = 0
    while offset < text.count {
      let next = UTF8Decoding.decode(text, at: offset)
      if !next.isValid { offsets.append(offset) }
      offset += next.byteCount
    }
    return offsets
  }
}

/// Reads UTF-8 as the Unicode Standard recommends: each maximal subpart of an ill-formed sequence is one U+FFFD.
///
/// Encoded surrogates, overlong forms and values beyond U+10FFFF are ill-formed.
/// - Source: Unicode Standard 15.0, table 3-7 and section 3.9, "U+FFFD Substitution of Maximal Subparts".
enum UTF8Decoding {
  static let replacement: UInt32 = 0xFFFD

  /// Reads the character that begins at `offset`, which must be inside the text.
  /// - Complexity: O(1).
  static func decode(_ text: UnsafeRawBufferPointer, at offset: Int) -> DecodedScalar {
    let lead = text[offset]
    guard lead >= 0x80 else { return DecodedScalar(scalar: UInt32(lead), byteCount: 1, isValid: true) }
    let length = sequenceLength(lead)
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    var count = 1
    while count < length {
      guard offset + count < text.count else { break }
      let byte = text[offset + count]
      let allowed = count == 1 ? secondBytes(after: lead) : 0x80...0xBF
      guard allowed.contains(byte) else { break }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      count += 1
    }
    guard length > 1, count == length else {
      return DecodedScalar(scalar: replacement, byteCount: count, isValid: false)
    }
    return DecodedScalar(scalar: scalar, byteCount: count, isValid: true)
  }

  /// Bytes of the sequence that a lead byte begins; 1 for a byte that begins none.
  static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func secondBytes(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
