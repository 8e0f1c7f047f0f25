import VocabAudit

extension AuditReport {
  /// What a person reads of the report: the rates of all vocabularies, the rest of the audited one, the first.
  var sections: [ReportSection] {
    var sections = [corpusSection, ratesSection]
    if let audited = vocabularies.first {
      sections += audited.sliceSections + audited.causeSections + audited.efficiencySections
    }
    sections += comparisons.map(\.section)
    if let baseline { sections += baseline.sections }
    if !groups.isEmpty { sections.append(groupsSection) }
    if !gates.isEmpty { sections.append(gatesSection) }
    return sections
  }

  private var corpusSection: ReportSection {
    let names = vocabularies.map { "\($0.name) (\(grouped($0.size)) tokens)" }
    return ReportSection(
      title: "Audit of " + (names.first ?? ""),
      sentences: [
        "\(grouped(corpus.lines)) lines, \(grouped(corpus.words)) words (\(grouped(corpus.distinctWords)) distinct), "
          + "\(grouped(corpus.characters)) characters, \(megabytes(corpus.bytes)) MB in \(grouped(corpus.files)) files"
      ] + (names.count > 1 ? ["compared with " + names.dropFirst().joined(separator: ", ")] : []))
  }

  private var ratesSection: ReportSection {
    vocabularies.count > 1 ? comparisonOfRates : ratesOfOne
  }

  /// Values, their intervals, and the change since the baseline.
  private var ratesOfOne: ReportSection {
    let changes = baseline?.changes ?? []
    var table = ReportTable(
      ["rate<", "", "95 %"] + (baseline == nil ? [] : ["before", "change", "95 % of the change"]))
    for rate in AuditRate.allCases {
      guard let audited = vocabularies.first, let value = audited.rates[rate] else { continue }
      var row = [rate.title, rate.text(value), audited.intervals[rate].map { rate.text($0.low, $0.high) } ?? ""]
      if baseline != nil {
        let change = changes.first { $0.rate == rate }
        row.append(change.map { rate.text($0.before) } ?? "")
        row.append(change.map { rate.signedText($0.change) } ?? "")
        row.append(change.flatMap { rate.changeInterval($0) } ?? "")
      }
      table.rows.append(row)
    }
    return ReportSection(title: "Rates", table: table)
  }

  /// One column a vocabulary; the best of each row is marked.
  private var comparisonOfRates: ReportSection {
    var table = ReportTable(["rate<"] + vocabularies.map(\.name))
    for rate in AuditRate.allCases {
      let values = vocabularies.map { $0.rates[rate] }
      let best = rate.isBetterHigher.flatMap { $0 ? values.compactMap { $0 }.max() : values.compactMap { $0 }.min() }
      table.rows.append(
        [rate.title]
          + values.map { value in
            guard let value else { return "" }
            return (value == best ? "* " : "") + rate.text(value)
          })
    }
    return ReportSection(title: "Rates (* best)", table: table)
  }

  private var groupsSection: ReportSection {
    var table = ReportTable(["group<", "lines", "words", "[UNK]/token", "[UNK]/line", "95 %", "tokens/word"])
    for group in groups {
      guard let audited = group.vocabularies.first else { continue }
      func text(_ rate: AuditRate) -> String { audited.rates[rate].map { rate.text($0) } ?? "" }
      let interval = audited.intervals[.unknownLineRate].map { AuditRate.unknownLineRate.text($0.low, $0.high) }
      table.rows.append([
        group.key, grouped(group.corpus.lines), grouped(group.corpus.words), text(.unknownTokenRate),
        text(.unknownLineRate), interval ?? "", text(.tokensPerWord),
      ])
    }
    return ReportSection(title: "By group", table: table)
  }

  private var gatesSection: ReportSection {
    var table = ReportTable(["fails if<", "measured", "<"])
    for gate in gates {
      let rate = AuditRate.allCases.first { gate.figure.hasPrefix($0.rawValue) }
      let value = gate.value.map { rate?.text($0) ?? fixed($0, decimals: 4) } ?? "not known"
      table.rows.append([gate.condition, value, gate.isMissed ? "missed" : "passed"])
    }
    return ReportSection(title: "Gates", table: table)
  }
}
