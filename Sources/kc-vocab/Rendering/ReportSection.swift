/// A part of a report that a person reads: a title, sentences and a table, in whatever form it is shown.
package struct ReportSection {
  var title: String
  /// Before the table.
  var sentences: [String]
  var table: ReportTable?

  package init(title: String, sentences: [String] = [], table: ReportTable? = nil) {
    self.title = title
    self.sentences = sentences
    self.table = table
  }
}

/// Cells in rows; columns are aligned as said.
package struct ReportTable {
  enum Column {
    /// A number, to the right.
    case number
    /// Text, to the left.
    case text
    /// Text that may be cut where the table would be too wide.
    case cuttableText
    /// A small picture made of block characters.
    case picture
    /// A word that says how something came out, coloured where there are colours.
    case verdict
  }

  var header: [String]
  var columns: [Column]
  package var rows: [[String]] = []

  private static let marks: [Character: Column] = [
    "<": .text, "~": .cuttableText, "=": .picture, "!": .verdict, "#": .number,
  ]

  /// Columns whose name ends in `<` hold text, in `~` text that may be cut, in `=` pictures, in `!` verdicts, in `#`
  /// numbers, as the others do; a name that comes from outside gets a mark always.
  package init(_ header: [String]) {
    columns = header.map { $0.last.flatMap { Self.marks[$0] } ?? .number }
    self.header = header.map { name in
      name.last.map { Self.marks.keys.contains($0) } ?? false ? String(name.dropLast()) : name
    }
  }
}

extension [ReportSection] {
  /// For a terminal: aligned columns, a blank line between sections.
  var terminalText: String { terminalText(columns: StandardOutput.columns, style: .ofStandardOutput) }

  package func terminalText(columns: Int, style: TerminalStyle = .plain) -> String {
    map { $0.terminalText(columns: columns, style: style) }.joined(separator: "\n")
  }

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
      case .text, .cuttableText, .picture, .verdict: "---"
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
