import CommentText
import Storage

extension Character {
  /// Columns that it takes on a terminal: two for a Korean syllable and for an emoji, of however many code points.
  var columnCount: Int {
    guard unicodeScalars.count > 1 else { return unicodeScalars.first.map(ICU.columnCount) ?? 0 }
    return isEmojiCluster ? 2 : unicodeScalars.reduce(0) { $0 + ICU.columnCount(of: $1) }
  }

  /// Several code points that are drawn as one picture: with a skin, joined, on a key, or a flag.
  private var isEmojiCluster: Bool {
    guard let first = unicodeScalars.first, first.properties.isEmoji else { return false }
    return unicodeScalars.dropFirst().contains { scalar in
      scalar == "\u{FE0F}" || scalar == "\u{200D}" || scalar == "\u{20E3}" || scalar.properties.isEmojiModifier
        || ("\u{1F1E6}"..."\u{1F1FF}").contains(scalar) || ("\u{E0020}"..."\u{E007F}").contains(scalar)
    }
  }
}

extension String {
  /// Columns that the text takes on a terminal.
  var columnCount: Int { reduce(0) { $0 + $1.columnCount } }

  /// The text, or as much of its start as leaves room for an ellipsis.
  func cut(to columns: Int) -> String {
    guard columnCount > columns else { return self }
    return start(ofColumns: columns - 1) + "…"
  }

  /// As many of the first characters as fit.
  private func start(ofColumns columns: Int) -> String {
    var width = 0
    return String(
      prefix {
        width += $0.columnCount
        return width <= columns
      })
  }

  /// Lines of at most so many columns, broken at spaces, or inside a word that is longer than a line; all but the first
  /// are indented.
  func wrapped(to columns: Int, indent: String = "  ") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if !line.isEmpty, line.columnCount + 1 + word.columnCount > columns {
        lines.append(line)
        line = indent + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
      while line.columnCount > columns {
        // At least one character goes on each line, however narrow it is.
        let start = line.start(ofColumns: columns)
        let taken = start.isEmpty ? String(line.prefix(1)) : start
        lines.append(taken)
        line = indent + line.dropFirst(taken.count)
      }
    }
    return lines + [line]
  }

  /// The first so many scalars, with an ellipsis where more follow; control characters as spaces.
  func start(_ count: Int) -> String {
    let scalars = unicodeScalars.prefix(count).map { $0.properties.generalCategory == .control ? " " : $0 }
    return String(String.UnicodeScalarView(scalars)) + (unicodeScalars.count > count ? "…" : "")
  }

  /// The text with what turns the direction of a line, or has no shape where it stands alone, as `<U+200F>`.
  var withVisibleMarks: String {
    let single = unicodeScalars.count == 1
    guard unicodeScalars.contains(where: { $0.turnsDirection }) || single && columnCount == 0 else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.turnsDirection || single && scalar.isShapeless {
        shown += "<\(codePoint(scalar.value))>"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Bidirectional controls: after one of them a terminal may show a row from right to left.
  fileprivate var turnsDirection: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Selectors of variants, and what only formats.
  fileprivate var isShapeless: Bool {
    (0xFE00...0xFE0F).contains(value) || properties.generalCategory == .format
  }
}
