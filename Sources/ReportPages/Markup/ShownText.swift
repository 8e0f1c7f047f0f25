internal import Storage

/// Text of others as a page shows it: nothing of it is markup, and nothing of it is invisible.
enum ShownText {
  /// Escapes what HTML gives a meaning; what cannot be seen or would turn the line round becomes its code point.
  static func escaped(_ text: String) -> String {
    var html = ""
    html.reserveCapacity(text.utf8.count)
    if text.unicodeScalars.first?.properties.isCombiningMark ?? false { html += "\u{25CC}" }
    for scalar in text.unicodeScalars { appendEscaped(scalar, to: &html) { "[\(codePoint($0.value))]" } }
    return html
  }

  /// As content of an element: code points in a frame, marks on a circle where they stand alone, and only the start of
  /// very long text, by characters and by bytes of HTML.
  /// - Complexity: O(limit).
  static func markup(_ text: String, limit: Int = 400, phrases: Phrases) -> Markup {
    var html = ""
    var previous: Unicode.Scalar?
    var marks = 0
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < limit && html.utf8.count < 6 * limit else { break }
      count += 1
      if scalar.properties.isCombiningMark {
        marks += 1
        // A mark needs something to stand on, and a tower of them would cover the lines above.
        if marks > 3 && !scalar.isVariationSelector {
          html += frame(scalar)
          continue
        }
        if !scalar.isVariationSelector && previous.map({ $0 == " " || $0.isHidden }) ?? true { html += "\u{25CC}" }
      } else {
        marks = 0
      }
      if scalar.joinsEmoji(after: previous) {
        html.unicodeScalars.append(scalar)
      } else {
        appendEscaped(scalar, to: &html, hidden: frame)
      }
      previous = scalar
    }
    guard count >= limit || html.utf8.count >= 6 * limit else { return Markup(trusted: html) }
    let rest = text.unicodeScalars.count - count
    guard rest > 0 else { return Markup(trusted: html) }
    return Markup(trusted: html) + "<span class=\"more\"> … \(phrases(.moreCharacters, grouped(rest)))</span>"
  }

  /// As content of a JSON string in a page.
  static func jsonEscaped(_ text: String) -> Markup {
    var json = ""
    json.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", ">", "&", "\u{7F}": json += escape(UInt16(scalar.value))
      case _ where scalar.isASCII && scalar.value >= 0x20: json.unicodeScalars.append(scalar)
      case _ where scalar.isHidden: for unit in String(scalar).utf16 { json += escape(unit) }
      default: json.unicodeScalars.append(scalar)
      }
    }
    return Markup(trusted: json)
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private static func appendEscaped(
    _ scalar: Unicode.Scalar, to html: inout String, hidden: (Unicode.Scalar) -> String
  ) {
    switch scalar {
    case "<": html += "&lt;"
    case ">": html += "&gt;"
    case "&": html += "&amp;"
    case "\"": html += "&quot;"
    case "'": html += "&#39;"
    case _ where scalar.isHidden: html += hidden(scalar)
    default: html.unicodeScalars.append(scalar)
    }
  }

  private static func frame(_ scalar: Unicode.Scalar) -> String {
    "<span class=\"cp\">\(codePoint(scalar.value))</span>"
  }
}

extension Markup {
  /// For the one place that makes markup of text.
  fileprivate init(trusted html: String) { self = Markup(resource: Array(html.utf8)) }
}

extension Unicode.Scalar {
  /// Whether a reader would see nothing of it, or would see other text turned round.
  fileprivate var isHidden: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch value {
    case 0x115F, 0x1160, 0x3164, 0xFFA0: return true  // Hangul fillers are letters that show nothing.
    case 0xAC00...0xD7A3, 0x3131...0x318E, 0x4E00...0x9FFF: return false
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
    case .unassigned: return properties.isNoncharacterCodePoint || properties.isDefaultIgnorableCodePoint
    default: return isVariationSelector
    }
  }

  fileprivate var isVariationSelector: Bool { (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) }

  /// Joiners, selectors and tags belong to the emoji before them.
  fileprivate func joinsEmoji(after previous: Unicode.Scalar?) -> Bool {
    guard let previous, value == 0x200D || value == 0xFE0F else { return false }
    return previous.value == 0xFE0F || previous.properties.isEmoji || previous.properties.isEmojiModifier
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isCombiningMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }
}
