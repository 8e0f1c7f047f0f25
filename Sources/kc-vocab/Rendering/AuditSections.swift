import VocabAudit

extension AuditReport {
  /// What a person reads of the report: the rates of all vocabularies, the rest of the audited one, the first.
  var sections: [ReportSection] {
    var sections = [corpusSection, vocabularies.count > 1 ? comparisonOfRates : ratesOfOne]
    sections += comparisons.compactMap(\.differenceSection)
    if let audited = vocabularies.first {
      sections += audited.sliceSections + audited.causeSections + audited.efficiencySections
    }
    sections += comparisons.map(\.section)
    if let baseline { sections += baseline.sections }
    if let seen { sections.append(seenSection(seen)) }
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
          + "\(grouped(corpus.characters)) characters, \(megabytes(corpus.bytes)) MB in "
          + (corpus.files == 1 ? "1 file" : "\(grouped(corpus.files)) files")
      ] + (names.count > 1 ? ["compared with " + names.dropFirst().joined(separator: ", ")] : []))
  }

  private var ratesOfOne: ReportSection {
    var table = ReportTable(["rate<", "", "95 %"])
    for rate in AuditRate.allCases {
      guard let audited = vocabularies.first, let value = audited.rates[rate] else { continue }
      table.rows.append([
        rate.title, rate.text(value), audited.intervals[rate].map { rate.text($0.low, $0.high) } ?? "",
      ])
    }
    return ReportSection(title: "Rates", table: table)
  }

  /// One column a vocabulary; the best of each row is marked.
  private var comparisonOfRates: ReportSection {
    // As wide as fits 80 columns beside the titles.
    let width = max(11, 54 / vocabularies.count - 2)
    var table = ReportTable(["rate<"] + vocabularies.map { $0.name.cut(to: width) + "#" })
    for rate in AuditRate.allCases {
      let values = vocabularies.map { $0.rates[rate] }
      let known = values.compactMap(\.self)
      let best = rate.isBetterHigher.flatMap { $0 ? known.max() : known.min() }
      table.rows.append(
        [rate.title]
          + values.map { value in
            guard let value else { return "" }
            return (value == best ? "* " : "") + rate.text(value)
          })
    }
    return ReportSection(title: "Rates (* best)", table: table)
  }

  private func seenSection(_ seen: [SeenReport]) -> ReportSection {
    var table = ReportTable(["file~", "what<", "here", "there too", "share"])
    for own in seen {
      for (what, part) in own.parts {
        table.rows.append([
          own.file.start(80), what, grouped(part.all), grouped(part.seen), percent(part.share, decimals: 2),
        ])
      }
    }
    return ReportSection(title: "Of this text, seen before", table: table)
  }

  private var groupsSection: ReportSection {
    var table = ReportTable(["group~", "lines", "words", "per token", "per line", "95 %", "tokens/word"])
    for group in groups {
      guard let audited = group.vocabularies.first else { continue }
      table.rows.append([
        group.key.isEmpty ? "(empty)" : group.key.start(80), grouped(group.corpus.lines), grouped(group.corpus.words),
        perCent(audited.rates[.unknownTokenRate], decimals: 3), perCent(audited.rates[.unknownLineRate], decimals: 3),
        perCent(audited.intervals[.unknownLineRate], decimals: 3),
        audited.rates[.tokensPerWord].map { fixed($0, decimals: 3) } ?? "",
      ])
    }
    return ReportSection(title: "By group: [UNK] in per cent", table: table)
  }

  private var gatesSection: ReportSection {
    var table = ReportTable(["fails if<", "measured", "!"])
    for gate in gates {
      table.rows.append([gate.condition, gate.measuredText, gate.result])
    }
    return ReportSection(title: "Gates", table: table)
  }
}

extension GateOutcome {
  /// How it came out, in a word or two.
  fileprivate var result: String {
    isFailed ? "failed" : reason == .noBaseline ? "not checked" : "passed"
  }

  /// What was measured, as the figure's table shows it.
  var measuredText: String {
    guard let value else { return "not known" }
    let rate = AuditRate.allCases.first { figure == $0.rawValue || figure.hasPrefix($0.rawValue + ".") }
    return rate?.text(value) ?? fixed(value, decimals: 4)
  }
}

/// A share of one as a bare number of per cent, for tables that say so above.
func perCent(_ share: Double?, decimals: Int) -> String { share.map { fixed($0 * 100, decimals: decimals) } ?? "" }

func perCent(_ interval: RateInterval?, decimals: Int) -> String {
  interval.map { perCent($0.low, decimals: decimals) + "–" + perCent($0.high, decimals: decimals) } ?? ""
}
