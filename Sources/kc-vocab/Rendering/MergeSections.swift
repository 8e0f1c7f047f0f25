import VocabAudit
import VocabMerging
import WordPiece

extension MergeReport {
  /// What a person reads of the report: the sum, the entries by kind, what no text gives, and the effect on the corpus.
  var sections: [ReportSection] {
    var sections = [headSection]
    for (donor, title) in zip(donors, donorTitles) {
      sections += donor.kindSections(ending: donors.count > 1 ? ", \(title)" : "")
    }
    if let unreachableSection { sections.append(unreachableSection) }
    if let effect { sections += effect.sections(donors: donorTitles) }
    return sections + [verdictSection]
  }

  /// What decides, on one screen: the sum, the effect on the corpus and the verdict.
  var shortSections: [ReportSection] {
    [headSection] + (effect.map { [$0.rateSection(donorTitles)] } ?? []) + [verdictSection]
  }

  private var headSection: ReportSection {
    var section = sumSection
    section.sentences += verdict
    return section
  }

  private var verdictSection: ReportSection { ReportSection(title: "Verdict", sentences: verdict) }

  /// What joined, and what that does to `[UNK]` and to the length of the text.
  private var verdict: [String] {
    var parts = ["\(counted(merged.added, "token")) added; every id of the base stays"]
    guard let effect else { return parts + ["what that does to text is shown by --on COMMENTS"] }
    for rate in [AuditRate.unknownLineRate, .unknownWordRate] {
      guard let before = effect.before.rates[rate], let after = effect.after.rates[rate] else { continue }
      parts.append("\(rate.title): \(rate.text(before)) → \(rate.text(after)) (\(rate.signedText(after - before)))")
      break
    }
    let (before, after) = (effect.before.totals.tokens, effect.after.totals.tokens)
    if before > 0 {
      parts.append(
        "tokens of the corpus: \(grouped(before)) → \(grouped(after)); \(grouped(effect.addedNeverUsed)) of the added are "
          + "never used on it")
    }
    return parts
  }

  /// Short, for the heads of columns; the first section says which is which.
  var donorTitles: [String] { donors.count == 1 ? ["donor"] : donors.indices.map { "donor \($0 + 1)" } }

  /// Who takes part, the sum, and for each donor what became of its entries.
  private var sumSection: ReportSection {
    var table = ReportTable(["entries<"] + donorTitles)
    for (title, count) in Donor.parts {
      let counts = donors.map(count)
      if counts.contains(where: { $0 != 0 }) { table.rows.append([title] + counts.map(grouped)) }
    }
    let parents = [("base", base.name, base.size)] + zip(donorTitles, donors).map { ($0, $1.name, $1.size) }
    return ReportSection(
      title: sum, sentences: parents.map { "\($0.0): \(vocabularyTitle($0.1)), \(grouped($0.2)) tokens" }, table: table)
  }

  /// `30,000 + 15,558 = 45,558 tokens`
  private var sum: String {
    var text = grouped(base.size) + " + " + donors.map { grouped($0.added) }.joined(separator: " + ")
    if merged.filled > 0 { text += " − \(grouped(merged.filled)) in unused places" }
    if merged.padding > 0 { text += " + \(grouped(merged.padding)) unused at the end" }
    return text + " = \(grouped(merged.size)) tokens"
  }

  /// Entries that the text pipeline can never give, by cause.
  private var unreachableSection: ReportSection? {
    let columns = [base.unreachable] + donors.map(\.unreachable)
    guard columns.contains(where: { $0.count > 0 }) else { return nil }
    var table = ReportTable(["cause<", "base"] + donorTitles + ["such as~"])
    for cause in UnreachableCause.allCases {
      let counts = columns.map { $0.causes[cause] ?? 0 }
      guard counts.contains(where: { $0 > 0 }) else { continue }
      let samples = columns.flatMap { $0.samples[cause] ?? [] }
      table.rows.append([cause.title] + counts.map(grouped) + [shown(samples)])
    }
    return ReportSection(
      title: "Entries that no text gives",
      sentences: ["in the base, where they stay, and among what it lacks of each donor"], table: table)
  }
}

extension MergeReport.Donor {
  /// The lines of the sum, each with its share of a donor.
  fileprivate static var parts: [(String, (Self) -> Int)] {
    [
      ("of the donor", { $0.size }),
      ("− in the base already", { $0.overlap }),
      ("− special, without a role in the base", { $0.skipped.special }),
      ("− [unused]", { $0.skipped.unused }),
      ("− offered by a donor before", { $0.skipped.duplicate }),
      ("− unreachable", { $0.skipped.unreachable }),
      ("− in the list to exclude", { $0.notChosenBy.excludeFile }),
      ("− of another script", { $0.notChosenBy.onlyScript }),
      ("− too rare on the corpus", { $0.notChosenBy.minCount }),
      ("− beyond the limit", { $0.notChosenBy.limit }),
      ("= added", { $0.added }),
    ]
  }

  /// The entries in both and the added ones by kind, and the skipped ones by cause, with samples.
  fileprivate func kindSections(ending: String) -> [ReportSection] {
    var skips = ReportTable(["cause<", "skipped", "such as~"])
    for cause in MergeReport.SkipCause.allCases {
      guard let samples = skippedSamples[cause] else { continue }
      skips.rows.append([cause.title, grouped(count(cause)), shown(samples)])
    }
    return [
      ReportSection(title: "In both" + ending, table: Self.table("in both", overlapKinds, overlapSamples)),
      ReportSection(title: "Added" + ending, table: Self.table("added", addedKinds, addedSamples)),
      ReportSection(title: "Skipped" + ending, table: skips),
    ].filter { $0.table?.rows.isEmpty == false }
  }

  private static func table(
    _ title: String, _ counts: [EntryKind: Int], _ samples: [EntryKind: [String]]
  ) -> ReportTable {
    var table = ReportTable(["kind<", title, "such as~"])
    for kind in EntryKind.allCases {
      guard let count = counts[kind], count > 0 else { continue }
      table.rows.append([kind.title, grouped(count), shown(samples[kind] ?? [])])
    }
    return table
  }

  private func count(_ cause: MergeReport.SkipCause) -> Int {
    switch cause {
    case .special: skipped.special
    case .unused: skipped.unused
    case .duplicate: skipped.duplicate
    case .unreachable: skipped.unreachable
    case .excludeFile: notChosenBy.excludeFile
    case .onlyScript: notChosenBy.onlyScript
    case .minCount: notChosenBy.minCount
    case .limit: notChosenBy.limit
    }
  }
}

/// Samples in a cell; white space inside an entry is made visible.
private func shown(_ samples: [String]) -> String {
  samples.map { sample in
    let scalars = sample.unicodeScalars.map { $0.properties.isWhitespace ? "␣" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }.joined(separator: "  ")
}
