import CommentText
import VocabAudit

extension BaselineReport {
  private static let shown = 15

  /// What changed since the earlier audit.
  var sections: [ReportSection] {
    var sections = [
      ReportSection(title: "Since \(name)", sentences: incompatibilities.map(\.sentence), table: changeTable(changes))
    ]
    var sentences: [String] = []
    if let drift {
      sentences.append("drift (Jensen–Shannon distance of the tokens): \(fixed(drift.distance, decimals: 4))")
    }
    sentences += listed("newly unknown characters", newlyUnknownCharacters) {
      "\($0.shownCharacter) \($0.codePoint) \(grouped($0.words))"
    }
    sentences += listed(
      knowsAllEarlierWords ? "newly unknown words" : "unknown words that the baseline does not list", newlyUnknownWords
    ) { "\($0.markedWord.start(40)) \(grouped($0.occurrences))" }
    if !sentences.isEmpty {
      sections.append(ReportSection(title: "What is new", sentences: sentences, table: drift.map { shiftTable($0) }))
    }
    return sections
  }

  func changeTable(_ changes: [RateChange]) -> ReportTable {
    var table = ReportTable(["rate<", "before", "now", "change", "95 % of it"])
    for change in changes {
      let rate = change.rate
      table.rows.append([
        rate.title, rate.text(change.before), rate.text(change.after), rate.signedText(change.change),
        rate.changeInterval(change) ?? "",
      ])
    }
    return table
  }

  private func listed<Item>(_ title: String, _ items: [Item], _ text: (Item) -> String) -> [String] {
    guard !items.isEmpty else { return [] }
    let rest = items.count > Self.shown ? ", …" : ""
    return ["\(title), \(grouped(items.count)): " + items.prefix(Self.shown).map(text).joined(separator: ", ") + rest]
  }

  private func shiftTable(_ drift: DriftReport) -> ReportTable {
    var table = ReportTable(["token that rose~", "before", "now", "that fell~", "before", "now"])
    for row in 0..<min(Self.shown, max(drift.risen.count, drift.fallen.count)) {
      table.rows.append(cells(drift.risen, row) + cells(drift.fallen, row))
    }
    return table
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
    case .schema(let found, let expected):
      "the baseline is \(found), and this version reads \(expected): the rates of the same names are compared; drift and "
        + "what is newly unknown are not. Make the baseline anew to compare all"
    case .vocabulary(let before, let after):
      "the baseline was made with another vocabulary (\(before.prefix(12)) instead of \(after.prefix(12))): "
        + "rates are compared; drift and newly unknown words and characters are not"
    case .pipeline(let differences):
      "the baseline was made with another text pipeline (\(differences.map(\.message).joined(separator: "; "))): "
        + "part of each change may come from that"
    }
  }
}
