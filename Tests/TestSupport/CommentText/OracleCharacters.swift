/// The classes of characters that BERT's normaliser and pre-tokeniser know, by their definitions.
/// - Source: Hugging Face tokenizers 0.23.3; its category tables are Unicode 8.0's.
enum OracleCharacters {
  /// Controls except tab, newline and return; private use; format characters of Unicode 8.0; U+FFFD.
  static func isDeleted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: !["\t", "\n", "\r"].contains(scalar)
    case .privateUse: true
    case .format: isAssigned(scalar, upTo: (8, 0))
    default: scalar == "\u{FFFD}"
    }
  }

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F, 0x2B920...0x2CEAF,
      0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }

  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0x166D, 0x111C9: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return isAssigned(scalar, upTo: (8, 0))
    default: return false
    }
  }

  static func isStrippedMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1734, 0x1171E: true
    case 0x1885, 0x1886, 0xA9BD, 0x111C9: false
    default: scalar.properties.generalCategory == .nonspacingMark && isAssigned(scalar, upTo: (8, 0))
    }
  }

  static func isAssigned(_ scalar: Unicode.Scalar, upTo version: (Int, Int)) -> Bool {
    scalar.properties.age.map { $0 <= version } ?? false
  }
}
