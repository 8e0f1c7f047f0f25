/// The precomposed Hangul syllables of a comment in their order, as NFC has them, and nothing else: what two copies of
/// a comment have in common, however their spaces, punctuation, emoji and letters that stand alone were changed.
///
/// Bytes that are not UTF-8 hold no syllable.
/// - Source: Unicode Standard 15.0, section 3.12, "Conjoining Jamo Behavior".
package struct SyllableForm {
  /// Shorter forms say too little: people write the same few syllables by chance.
  package static let smallestCount = 8

  /// Scalar values.
  package private(set) var syllables: [UInt16] = []
  /// The leading consonant that was last read, from 0; -1 if something else was.
  private var leading = -1
  /// Whether the last syllable may get a final consonant from what is read next.
  private var isOpen = false

  package init() {}

  package var isComparable: Bool { syllables.count >= Self.smallestCount }

  /// Replaces what was there by the form of another comment.
  /// - Complexity: O(bytes).
  package mutating func take(_ text: UnsafeRawBufferPointer) {
    syllables.removeAll(keepingCapacity: true)
    (leading, isOpen) = (-1, false)
    var offset = 0
    while offset < text.count {
      guard let scalar = Self.threeByteScalar(text, offset) else {
        // Bytes that continue a character belong to one that was looked at.
        (leading, isOpen) = (-1, false)
        offset += 1
        continue
      }
      add(scalar)
      offset += 3
    }
  }

  private mutating func add(_ scalar: UInt32) {
    let (lastLeading, wasOpen) = (leading, isOpen)
    (leading, isOpen) = (-1, false)
    switch scalar {
    case 0xAC00...0xD7A3:
      syllables.append(UInt16(scalar))
      isOpen = (scalar - 0xAC00).isMultiple(of: 28)
    case 0x1100...0x1112:
      leading = Int(scalar) - 0x1100
    case 0x1161...0x1175 where lastLeading >= 0:
      syllables.append(UInt16(0xAC00 + (lastLeading * 21 + Int(scalar) - 0x1161) * 28))
      isOpen = true
    case 0x11A8...0x11C2 where wasOpen:
      syllables[syllables.count - 1] += UInt16(scalar - 0x11A7)
    default: break
    }
  }

  /// The scalar that three bytes make; nil where they are no such character.
  @inline(__always)
  private static func threeByteScalar(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt32? {
    let lead = text[offset]
    guard lead & 0xF0 == 0xE0, offset + 2 < text.count else { return nil }
    let (second, third) = (text[offset + 1], text[offset + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    return UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
  }
}
