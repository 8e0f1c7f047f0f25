extension ReportSection {
  /// Lines of at most `columns`, each ended by a newline.
  func terminalText(columns: Int, style: TerminalStyle = .plain) -> String {
    let lines =
      [style.title(title.withVisibleMarks.cut(to: columns))]
      + sentences.flatMap { $0.withVisibleMarks.wrapped(to: columns - 2) }.map { "  " + $0 }
    return lines.map { $0 + "\n" }.joined() + (table?.terminalText(columns: columns, style: style) ?? "")
  }
}

extension ReportTable {
  private static let indent = 2
  private static let gap = 2
  /// A text column is not cut below this.
  private static let leastWidth = 12

  /// What turns a line around or has no shape is shown. Text is cut first; a table that is too wide still is continued
  /// below, its first column repeated.
  fileprivate func terminalText(columns available: Int, style: TerminalStyle) -> String {
    var shown = self
    shown.header = header.map(\.withVisibleMarks)
    shown.rows = rows.map { $0.map(\.withVisibleMarks) }
    return shown.laidOut(available, style)
  }

  private func laidOut(_ available: Int, _ style: TerminalStyle) -> String {
    let widths = cutWidths(available - Self.indent)
    return blocks(widths, available - Self.indent).map { text($0, widths, style) }.joined(separator: "\n")
  }

  private var shownRows: [[String]] { header.allSatisfy(\.isEmpty) ? rows : [header] + rows }

  /// The widths that the cells need, less what cutting takes from the widest text column, one after the other.
  private func cutWidths(_ available: Int) -> [Int] {
    var widths = header.indices.map { column in shownRows.map { $0[column].columnCount }.max() ?? 0 }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - available
    while excess > 0 {
      let cuttable = widths.indices.filter {
        if case .cuttableText = columns[$0] { widths[$0] > Self.leastWidth } else { false }
      }
      guard let widest = cuttable.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Columns that are shown side by side.
  private func blocks(_ widths: [Int], _ available: Int) -> [[Int]] {
    guard let first = widths.first else { return [] }
    var blocks = [[0]]
    var width = first
    for column in widths.indices.dropFirst() {
      if width + Self.gap + widths[column] > available, blocks[blocks.count - 1].count > 1 {
        blocks.append([0])
        width = first
      }
      blocks[blocks.count - 1].append(column)
      width += Self.gap + widths[column]
    }
    return blocks
  }

  private func text(_ shown: [Int], _ widths: [Int], _ style: TerminalStyle) -> String {
    shownRows.map { row in
      let cells = shown.map { column in
        let cell = row[column].cut(to: widths[column])
        let space = String(repeating: " ", count: widths[column] - cell.columnCount)
        switch columns[column] {
        case .number: return space + cell
        case .text, .cuttableText: return cell + space
        case .picture: return style.picture(cell) + space
        case .verdict: return style.verdict(cell) + space
        }
      }
      var line =
        String(repeating: " ", count: Self.indent) + cells.joined(separator: String(repeating: " ", count: Self.gap))
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
