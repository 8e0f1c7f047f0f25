/// Hangul letters in their several encodings.
/// - Source: Unicode Standard 15.0, compatibility decompositions of U+3131–318E and U+FFA0–FFDC.
enum JamoLetters {
  /// The compatibility letter (as a keyboard writes it) of a conjoining or halfwidth one; nil for all others.
  static func keyboardLetter(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x1100...0x1112: UInt32(leading[Int(scalar - 0x1100)])
    case 0x1161...0x1175: scalar - 0x1161 + 0x314F
    case 0x119E: 0x318D
    case 0x11A8...0x11C2: UInt32(trailing[Int(scalar - 0x11A8)])
    case 0xFFA1...0xFFBE: scalar - 0xFFA1 + 0x3131
    case 0xFFC2...0xFFC7: scalar - 0xFFC2 + 0x314F
    case 0xFFCA...0xFFCF: scalar - 0xFFCA + 0x3155
    case 0xFFD2...0xFFD7: scalar - 0xFFD2 + 0x315B
    case 0xFFDA...0xFFDC: scalar - 0xFFDA + 0x3161
    default: nil
    }
  }

  private static let leading: [UInt16] = [
    0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
    0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
  ]

  private static let trailing: [UInt16] = [
    0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139, 0x313A, 0x313B, 0x313C, 0x313D, 0x313E, 0x313F,
    0x3140, 0x3141, 0x3142, 0x3144, 0x3145, 0x3146, 0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
  ]

  /// Replaces conjoining and halfwidth letters that are not part of a syllable block. What is left after composition of
  /// blocks with letters out of use stays as it is; fillers make no block.
  static func replaceLoneLetters(_ scalars: inout [UInt32]) {
    for index in scalars.indices {
      guard let letter = keyboardLetter(scalars[index]), !isInBlock(scalars, index) else { continue }
      scalars[index] = letter
    }
  }

  private static func isInBlock(_ scalars: [UInt32], _ index: Int) -> Bool {
    let before = index > 0 ? scalars[index - 1] : 0
    let after = index + 1 < scalars.count ? scalars[index + 1] : 0
    switch scalars[index] {
    case 0x1100...0x115E: return isVowel(after)
    case 0x1161...0x11A7: return isLeading(before)
    case 0x11A8...0x11FF: return isVowel(before)
    default: return false
    }
  }

  private static func isLeading(_ scalar: UInt32) -> Bool {
    (0x1100...0x115E).contains(scalar) || (0xA960...0xA97C).contains(scalar)
  }

  private static func isVowel(_ scalar: UInt32) -> Bool {
    (0x1161...0x11A7).contains(scalar) || (0xD7B0...0xD7C6).contains(scalar)
  }
}
