/// Bars of block characters, for tables that a person reads.
package enum TerminalBar {
  /// A share of one as a bar of at most `columns`, in eighths of a column; anything above nothing shows.
  package static func text(_ share: Double, columns: Int = 12) -> String {
    let eighths = share > 0 ? max(1, Int((min(1, share) * Double(columns * 8)).rounded())) : 0
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (rest > 0 ? String(parts[rest - 1]) : "")
  }

  /// Values as heights between the least and the largest of them; the last so many.
  package static func heights(_ values: [Double], columns: Int = 16) -> String {
    let shown = values.suffix(columns)
    guard let least = shown.min(), let most = shown.max() else { return "" }
    return String(
      shown.map { value in
        let height = most > least ? (value - least) / (most - least) : 0.5
        return levels[min(7, Int(height * 8))]
      })
  }

  private static let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
