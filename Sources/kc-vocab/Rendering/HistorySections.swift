import AuditHistory
import VocabAudit

/// What a person reads of a history.
struct HistorySections {
  let audits: [RecordedAudit]
  let trends: [VocabularyTrend]
  let file: String

  /// Rows of the list of audits.
  private static let shownAudits = 20

  var sections: [ReportSection] { [head] + trends.flatMap(sections) + (audits.isEmpty ? [] : [auditSection]) }

  private var head: ReportSection {
    guard let first = audits.first, let last = audits.last else {
      return ReportSection(title: "History \(file)", sentences: ["no audits"])
    }
    return ReportSection(
      title: "History \(file)",
      sentences: [
        "\(counted(audits.count, "audit")), from \(name(first)) to \(name(last))"
      ])
  }

  /// The label, or the date where there is none.
  private func name(_ audit: RecordedAudit) -> String {
    audit.record.label.isEmpty ? audit.date : audit.record.label.start(40)
  }

  private func sections(_ trend: VocabularyTrend) -> [ReportSection] {
    var table = ReportTable(["rate<", "before", "last", "trend=", "changed at~"])
    for one in trend.rates {
      let values = one.points.map(\.value)
      guard let last = values.last else { continue }
      table.rows.append([
        one.rate.title, values.dropLast().last.map(one.rate.text) ?? "", one.rate.text(last),
        TerminalBar.heights(values), one.changes.map { name(audit(one, $0)) }.joined(separator: ", "),
      ])
    }
    let title = "\(trend.vocabulary): \(counted(trend.audits.count, "audit"))"
    let changes = changeSection(trend)
    return [ReportSection(title: title, table: table)] + (changes.map { [$0] } ?? [])
  }

  private func changeSection(_ trend: VocabularyTrend) -> ReportSection? {
    var table = ReportTable(["rate<", "from~", "mean before", "mean after", "t", "!"])
    for one in trend.rates {
      for change in one.changes {
        table.rows.append([
          one.rate.title, name(audit(one, change)), one.rate.text(change.before), one.rate.text(change.after),
          change.statistic.isFinite ? fixed(change.statistic, decimals: 1) : "∞", one.rate.verdict(change),
        ])
      }
    }
    guard !table.rows.isEmpty else { return nil }
    return ReportSection(title: "Changes of level", table: table)
  }

  private func audit(_ trend: RateTrend, _ change: ChangePoint) -> RecordedAudit {
    audits[trend.points[change.place].audit]
  }

  private var auditSection: ReportSection {
    var table = ReportTable(["label~", "recorded<", "comments", "with [UNK]", "=", "tokens/word", "gates!"])
    let shown = audits.suffix(Self.shownAudits)
    let rates = shown.map { $0.value(.unknownLineRate) }
    let most = rates.compactMap(\.self).max() ?? 0
    for (audit, rate) in zip(shown, rates) {
      let gates = audit.record.gates
      table.rows.append([
        name(audit), String(audit.recordedAt.prefix(10)), audit.count("lines").map(grouped) ?? "",
        rate.map { AuditRate.unknownLineRate.text($0) } ?? "",
        rate.map { TerminalBar.text(most > 0 ? $0 / most : 0) } ?? "",
        audit.value(.tokensPerWord).map { AuditRate.tokensPerWord.text($0) } ?? "",
        gates.isEmpty ? "" : gates.contains(where: \.isFailed) ? "failed" : "passed",
      ])
    }
    let rest = audits.count - shown.count
    return ReportSection(
      title: "Audits", sentences: rest > 0 ? ["the last \(shown.count); \(grouped(rest)) came before"] : [],
      table: table)
  }
}

extension AuditRate {
  /// What a change of level means for the vocabulary's fit.
  fileprivate func verdict(_ change: ChangePoint) -> String {
    guard let isBetterHigher else { return "changed" }
    return (change.after > change.before) == isBetterHigher ? "better" : "worse"
  }
}

extension RecordedAudit {
  fileprivate func value(_ rate: AuditRate) -> Double? {
    record.figures.first { $0.name == rate.rawValue }?.value.value
  }

  fileprivate func count(_ name: String) -> Int? {
    guard case .count(let count)? = record.figures.first(where: { $0.name == name })?.value else { return nil }
    return count
  }
}
