import VocabAudit

extension ComparisonReport {
  private static let shownWords = 12

  /// Where two vocabularies cut the same lines differently: how much, and words of the example lines side by side.
  var section: ReportSection {
    var table = ReportTable(["word~", "\(left.cut(to: 24))~", "\(right.cut(to: 24))~"])
    var shown: Set<[UInt8]> = []
    for word in examples.flatMap(\.words) where shown.count < Self.shownWords {
      guard shown.insert(Array(word.word.utf8)).inserted else { continue }
      table.rows.append([
        word.word.start(60), word.left.joined(separator: " ").start(80), word.right.joined(separator: " ").start(80),
      ])
    }
    return ReportSection(
      title: "\(left) and \(right) cut differently",
      sentences: [
        "\(grouped(lines)) lines (\(percent(lineRate, decimals: 2))), \(grouped(words)) words "
          + "(\(grouped(distinctWords)) distinct)" + (table.rows.isEmpty ? "" : ", among them:")
      ],
      table: table.rows.isEmpty ? nil : table)
  }
}
