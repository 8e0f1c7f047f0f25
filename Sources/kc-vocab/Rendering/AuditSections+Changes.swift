import CommentText
import VocabAudit

extension ComparisonReport {
  private static let shownLines = 5

  /// Where two vocabularies cut the same lines differently.
  var section: ReportSection {
    var table = ReportTable(["<", "<"])
    for example in examples.prefix(Self.shownLines) {
      table.rows.append([left, example.left.joined(separator: " ").start(160)])
      table.rows.append([right, example.right.joined(separator: " ").start(160)])
    }
    return ReportSection(
      title: "\(left) and \(right) cut differently",
      sentences: [
        "\(grouped(lines)) lines (\(percent(lineRate, decimals: 2))), \(grouped(words)) words (\(grouped(distinctWords)) distinct)"
      ],
      table: table.rows.isEmpty ? nil : table)
  }
}

extension BaselineReport {
  private static let shown = 15

  /// What changed since the earlier audit, beside the rates.
  var sections: [ReportSection] {
    var sentences = incompatibilities.map(\.sentence)
    if let drift {
      sentences.append("drift (Jensen–Shannon distance of the tokens): \(fixed(drift.distance, decimals: 4))")
    }
    sentences += listed("newly unknown characters", newlyUnknownCharacters) { "\($0.character) \(grouped($0.words))" }
    sentences += listed(
      knowsAllEarlierWords ? "newly unknown words" : "words not among those that the baseline lists as unknown",
      newlyUnknownWords
    ) { "\($0.markedWord) \(grouped($0.occurrences))" }
    var sections = [ReportSection(title: "Since \(name)", sentences: sentences)]
    if let drift { sections.append(shiftSection(drift)) }
    return sections
  }

  private func listed<Item>(_ title: String, _ items: [Item], _ text: (Item) -> String) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["\(title), \(grouped(items.count)): " + items.prefix(Self.shown).map(text).joined(separator: "  ")]
  }

  private func shiftSection(_ drift: DriftReport) -> ReportSection {
    var table = ReportTable(["risen<", "before", "after", "fallen<", "before", "after"])
    for row in 0..<min(Self.shown, max(drift.risen.count, drift.fallen.count)) {
      table.rows.append(cells(drift.risen, row) + cells(drift.fallen, row))
    }
    return ReportSection(title: "Tokens that moved most, as shares of all tokens", table: table)
  }

  private func cells(_ shifts: [DriftReport.TokenShift], _ row: Int) -> [String] {
    guard row < shifts.count else { return ["", "", ""] }
    let shift = shifts[row]
    return [shift.token, percent(shift.before, decimals: 4), percent(shift.after, decimals: 4)]
  }
}

extension BaselineReport.Incompatibility {
  /// What differs, and what can be compared all the same.
  var sentence: String {
    switch self {
    case .vocabulary(let before, let after):
      "the baseline was made with another vocabulary (\(before.prefix(12)) instead of \(after.prefix(12))): "
        + "rates are compared; drift and newly unknown words and characters are not"
    case .pipeline(let differences):
      "the baseline was made with another text pipeline (\(differences.map(\.message).joined(separator: "; "))): "
        + "part of each change may come from that"
    }
  }
}
