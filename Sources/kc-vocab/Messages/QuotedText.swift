package import SystemPackage

/// Text of others (names, columns, lines of input) as a message may show it.
///
/// The one place where such text is made harmless: whatever a terminal takes for a command or turns around is written
/// as its code point.
extension String {
  /// The text with control characters, invisible line breaks and turners of direction as `\u{1B}`.
  ///
  /// C0 and C1 controls, DEL, U+2028, U+2029 and the bidirectional controls U+061C, U+200E, U+200F, U+202A–E, U+2066–9.
  /// - Parameter keepsLines: whether a newline stays one.
  package func escapingControls(keepsLines: Bool = false) -> String {
    guard unicodeScalars.contains(where: { $0.isControlOfTerminals }) else { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isControlOfTerminals, !(keepsLines && scalar == "\n") {
        shown.append(contentsOf: scalar.escape.unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// The text as a message quotes it: escaped, and cut where it has more than so many scalars.
  package func shown(atMost scalarCount: Int = 80) -> String {
    let start = unicodeScalars.prefix(scalarCount)
    let isCut = start.endIndex != unicodeScalars.endIndex
    return String(String.UnicodeScalarView(start)).escapingControls() + (isCut ? "…" : "")
  }
}

extension FilePath {
  /// The path as a message shows it: whole, since a person is to find the file by it; standard input in words.
  package var shown: String { self == "-" ? "standard input" : string.escapingControls() }
}

extension Unicode.Scalar {
  /// How source code writes it.
  fileprivate var escape: String {
    switch self {
    case "\t": #"\t"#
    case "\n": #"\n"#
    case "\r": #"\r"#
    default: #"\u{\#(String(value, radix: 16, uppercase: true))}"#
    }
  }

  /// Whether a terminal acts on it rather than showing it.
  fileprivate var isControlOfTerminals: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
