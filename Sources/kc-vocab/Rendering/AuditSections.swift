import VocabAudit

extension AuditReport {
  /// What a person reads of the report: the rates of all vocabularies, the rest of the audited one, the first.
  var sections: [ReportSection] {
    var sections = [headSection, ratesSection(of: AuditRate.allCases)]
    sections += comparisons.compactMap(\.differenceSection)
    if let audited = vocabularies.first {
      sections += audited.sliceSections + audited.causeSections + audited.efficiencySections
    }
    sections += comparisons.map(\.section)
    if let baseline { sections += baseline.sections }
    if let seen { sections.append(seenSection(seen)) }
    if !groups.isEmpty { sections.append(groupsSection(atMost: .max)) }
    return sections + [verdictSection]
  }

  /// What was audited on what, and the verdict.
  var headSection: ReportSection {
    let names = vocabularies.map { "\($0.name) (\(grouped($0.size)) tokens)" }
    return ReportSection(
      title: "Audit of " + (names.first ?? ""),
      sentences: [
        "\(counted(corpus.lines, "comment")), \(counted(corpus.words, "word")) (\(grouped(corpus.distinctWords)) distinct), "
          + "\(counted(corpus.characters, "character")), \(byteText(corpus.bytes)) in \(counted(corpus.files, "file"))"
      ] + (names.count > 1 ? ["compared with " + names.dropFirst().joined(separator: ", ")] : [])
        + (notMeasured.map { ["not measured, since it needs the comments: " + $0.joined(separator: ", ")] } ?? [])
        + verdict)
  }

  /// Of one vocabulary with intervals, of several side by side.
  func ratesSection(of rates: [AuditRate]) -> ReportSection {
    vocabularies.count > 1 ? comparison(of: rates) : ratesOfOne(rates)
  }

  private func ratesOfOne(_ rates: [AuditRate]) -> ReportSection {
    var table = ReportTable(["rate<", "", "95 %"])
    for rate in rates {
      guard let audited = vocabularies.first, let value = audited.rates[rate] else { continue }
      table.rows.append([
        rate.title, rate.text(value), audited.intervals[rate].map { rate.text($0.low, $0.high) } ?? "",
      ])
    }
    return ReportSection(title: "Rates", table: table)
  }

  /// One column a vocabulary; the best of each row is marked.
  private func comparison(of rates: [AuditRate]) -> ReportSection {
    // As wide as fits 80 columns beside the titles.
    let width = max(11, 54 / vocabularies.count - 2)
    var table = ReportTable(["rate<"] + vocabularies.map { $0.name.cut(to: width) + "#" })
    for rate in rates {
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

  func seenSection(_ seen: [SeenReport]) -> ReportSection {
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

  func groupsSection(atMost count: Int) -> ReportSection {
    var table = ReportTable(["group~", "comments", "words", "per token", "per comment", "95 %", "tokens/word"])
    for group in groups.prefix(count) {
      guard let audited = group.vocabularies.first else { continue }
      table.rows.append([
        group.key.isEmpty ? "(empty)" : group.key.start(80), grouped(group.corpus.lines), grouped(group.corpus.words),
        perCent(audited.rates[.unknownTokenRate], decimals: 3), perCent(audited.rates[.unknownLineRate], decimals: 3),
        perCent(audited.intervals[.unknownLineRate], decimals: 3),
        audited.rates[.tokensPerWord].map { fixed($0, decimals: 3) } ?? "",
      ])
    }
    let title = "By group: [UNK] in per cent"
    return ReportSection(
      title: title + (groups.count > count ? ", the first \(count) of \(grouped(groups.count))" : ""), table: table)
  }

  var gatesTable: ReportTable {
    var table = ReportTable(["fails if<", "measured", "!"])
    for gate in gates {
      table.rows.append([gate.condition, gate.measuredText, gate.result])
    }
    return table
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
