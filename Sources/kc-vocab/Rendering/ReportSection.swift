/// A part of a report that a person reads: a title, sentences and a table, in whatever form it is shown.
struct ReportSection {
  var title: String
  /// Before the table.
  var sentences: [String] = []
  var table: ReportTable?
}

/// Cells in rows; columns are aligned as said.
struct ReportTable {
  enum Column {
    /// A number, to the right.
    case number
    /// Text, to the left.
    case text
    /// Text that may be cut where the table would be too wide.
    case cuttableText
  }

  var header: [String]
  var columns: [Column]
  var rows: [[String]] = []

  /// Columns whose name ends in `<` hold text, in `~` text that may be cut; the others hold numbers.
  init(_ header: [String]) {
    self.header = header.map { $0.hasSuffix("<") || $0.hasSuffix("~") ? String($0.dropLast()) : $0 }
    columns = header.map { $0.hasSuffix("<") ? .text : $0.hasSuffix("~") ? .cuttableText : .number }
  }
}

extension [ReportSection] {
  /// For a terminal: aligned columns, a blank line between sections.
  var terminalText: String { terminalText(columns: StandardOutput.columns) }

  func terminalText(columns: Int) -> String { map { $0.terminalText(columns: columns) }.joined(separator: "\n") }

  /// For a model card.
  var markdown: String { map(\.markdown).joined(separator: "\n") }
}

extension ReportSection {
  fileprivate var markdown: String {
    (["## \(title.markdownEscaped)\n"] + sentences.map { $0.markdownEscaped + "\n" }
      + (table.map { [$0.markdown] } ?? []))
      .joined(separator: "\n")
  }
}

extension ReportTable {
  fileprivate var markdown: String {
    let rule = columns.map { column in
      switch column {
      case .number: "---:"
      case .text, .cuttableText: "---"
      }
    }
    return ([header.map(\.markdownEscaped), rule] + rows.map { $0.map(\.markdownEscaped) })
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}

extension String {
  /// With what Markdown and HTML would take for their own after a backslash.
  var markdownEscaped: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "<", ">", "#", "~", "&": escaped += "\\"
      default: break
      }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
