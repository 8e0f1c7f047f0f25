/// A part of a report that a person reads: a title, sentences and a table, in whatever form it is shown.
struct ReportSection {
  var title: String
  /// Before the table.
  var sentences: [String] = []
  var table: ReportTable?
}

/// Cells in rows; the first column is text, the others are aligned as said.
struct ReportTable {
  enum Alignment { case left, right }

  var header: [String]
  var alignments: [Alignment]
  var rows: [[String]] = []

  /// Columns whose name ends in `<` hold text; the others hold numbers and stand to the right.
  init(_ header: [String]) {
    self.header = header.map { $0.hasSuffix("<") ? String($0.dropLast()) : $0 }
    alignments = header.map { $0.hasSuffix("<") ? .left : .right }
  }
}

extension [ReportSection] {
  /// For a terminal: aligned columns, a blank line between sections.
  var terminalText: String { map(\.terminalText).joined(separator: "\n") }

  /// For a model card.
  var markdown: String { map(\.markdown).joined(separator: "\n") }
}

extension ReportSection {
  fileprivate var terminalText: String {
    ([title] + sentences.map { "  " + $0 }).map { $0 + "\n" }.joined() + (table?.terminalText ?? "")
  }

  fileprivate var markdown: String {
    "## \(title)\n\n" + sentences.map { $0.markdownEscaped + "\n\n" }.joined() + (table?.markdown ?? "")
  }
}

extension ReportTable {
  fileprivate var terminalText: String {
    let all = header.allSatisfy(\.isEmpty) ? rows : [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].displayWidth }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].displayWidth)
        return alignments[column] == .left ? row[column] + space : space + row[column]
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  fileprivate var markdown: String {
    let rule = alignments.map { $0 == .left ? "---" : "---:" }
    return ([header, rule] + rows).map { row in
      "| " + row.map(\.markdownEscaped).joined(separator: " | ") + " |\n"
    }.joined()
  }
}

extension String {
  /// Columns that the text takes on a terminal: two for a wide character, none for what combines with the one before.
  /// - Source: Unicode Standard Annex 11; the ranges of wide characters that comments hold.
  fileprivate var displayWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x0300...0x036F, 0x1160...0x11FF, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xE0000...0xE01EF: width
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width + 2
      default: width + 1
      }
    }
  }

  /// With the characters that Markdown would take for its own as entities or after a backslash.
  fileprivate var markdownEscaped: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "<", "#": escaped += "\\"
      default: break
      }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
