import CommentText

extension String {
  /// Columns that the text takes on a terminal: two for a Korean syllable, none for what joins the character before.
  var columnCount: Int { unicodeScalars.reduce(0) { $0 + ICU.columnCount(of: $1) } }

  /// The text, or as much of its start as leaves room for an ellipsis.
  func cut(to columns: Int) -> String {
    guard columnCount > columns else { return self }
    return start(ofColumns: columns - 1) + "…"
  }

  /// As many of the first scalars as fit.
  private func start(ofColumns columns: Int) -> String {
    var width = 0
    let fitting = unicodeScalars.prefix {
      width += ICU.columnCount(of: $0)
      return width <= columns
    }
    return String(fitting)
  }

  /// Lines of at most so many columns, broken at spaces, or inside a word that is longer than a line; all but the first
  /// are indented.
  func wrapped(to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if !line.isEmpty, line.columnCount + 1 + word.columnCount > columns {
        lines.append(line)
        line = "  " + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
      while line.columnCount > columns {
        let start = line.start(ofColumns: columns)
        lines.append(start)
        line = "  " + String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(start.unicodeScalars.count)))
      }
    }
    return lines + [line]
  }

  /// The first so many scalars, with an ellipsis where more follow; control characters as spaces.
  func start(_ count: Int) -> String {
    let scalars = unicodeScalars.prefix(count).map { $0.properties.generalCategory == .control ? " " : $0 }
    return String(String.UnicodeScalarView(scalars)) + (unicodeScalars.count > count ? "…" : "")
  }
}
