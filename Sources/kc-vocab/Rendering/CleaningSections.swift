import CommentText
import CorpusReading

extension CleanedCorpus {
  /// What cleaning did, for a person.
  func sections(preset: Preset?, _ stages: [StageTime], output: String) -> [ReportSection] {
    [summary(preset, stages, output: output)] + report.sections
  }

  /// What decides, on one screen: how much was changed, dropped and written, and by which step.
  func shortSections(preset: Preset?, output: String) -> [ReportSection] {
    [summary(preset, [], output: output)] + report.shortSections
  }

  private func summary(_ preset: Preset?, _ stages: [StageTime], output: String) -> ReportSection {
    var table = ReportTable(["<", "<"])
    let (figures, name) = (report.figures, preset.map { "\($0.rawValue): " } ?? "")
    table.rows = [
      ["cleaner", name + report.cleaner.canonicalForm],
      ["read", "\(grouped(linesRead)) comments, \(byteText(bytesRead))"],
      ["changed", "\(grouped(figures.linesChanged)) (\(report.share(figures.linesChanged)))"],
      ["dropped", report.dropped],
    ]
    if let excluded { table.rows.append(["excluded", excluded.sentence]) }
    if let repeated { table.rows.append(["repeated", "\(grouped(repeated)) dropped"]) }
    table.rows.append(["written", "\(grouped(linesWritten)) comments, \(byteText(bytesWritten))"])
    if let documents { table.rows.append(["documents", documents.sentence]) }
    for stage in stages {
      table.rows.append(
        [stage.name, "\(fixed(stage.seconds, decimals: 2)) s, peak \(megabytes(stage.peakBytes)) MB"])
    }
    if output != "-" { table.rows.append(["written to", output]) }
    return ReportSection(title: "Cleaning", table: table)
  }
}

extension CleaningReport {
  fileprivate var shortSections: [ReportSection] { steps.isEmpty ? [] : [stepSection] }

  /// What each step did.
  fileprivate var sections: [ReportSection] {
    (steps.isEmpty ? [] : [stepSection]) + (figures.removedByClass.isEmpty ? [] : [classSection]) + exampleSections
  }

  /// What was done, in a line: `kcelectra-2022/1: 176,104 of 712,404 comments changed; dropped: 162 with nothing left`.
  var sentence: String {
    "\(cleaner.canonicalForm): \(grouped(figures.linesChanged)) of \(grouped(figures.linesIn)) comments changed; "
      + "dropped: \(dropped)"
  }

  fileprivate var dropped: String {
    let parts = [
      (figures.linesEmpty, "empty"), (figures.linesEmptied, "with nothing left"),
      (figures.linesShort, "with fewer than \(cleaner.minimumCharacters) characters"),
    ].filter { $0.0 > 0 }
    return parts.isEmpty ? "none" : parts.map { "\(grouped($0)) \($1)" }.joined(separator: ", ")
  }

  fileprivate func share(_ lines: Int) -> String {
    percent(figures.linesIn > 0 ? Double(lines) / Double(figures.linesIn) : 0, decimals: 2)
  }

  /// The steps that the cleaner takes, in their order.
  private var steps: [CleaningStep] { CleaningStep.allCases.filter { cleaner.takes($0) } }

  private var stepSection: ReportSection {
    var table = ReportTable(["step<", "comments", "share", "characters removed", "bytes removed"])
    for step in steps {
      let own = figures[step]
      table.rows.append([
        step.title, grouped(own.lines), share(own.lines), step == .length ? "" : grouped(own.charactersRemoved),
        grouped(own.bytesRemoved),
      ])
    }
    return ReportSection(title: "What each step changed", table: table)
  }

  private var classSection: ReportSection {
    let acting = steps.filter { $0 != .length && figures[$0].lines > 0 }
    var table = ReportTable(["class<", "in all"] + acting.map(\.title))
    let all = figures.removedByClass
    for kind in CharacterClass.allCases where all[kind] != nil {
      table.rows.append(
        [kind.title, grouped(all[kind] ?? 0)] + acting.map { grouped(figures[$0].removedByClass[kind] ?? 0) })
    }
    let spaces = acting.map { figures[$0].spacesRemoved }
    table.rows.append(["white space", grouped(spaces.reduce(0, +))] + spaces.map(grouped))
    return ReportSection(title: "Characters removed", table: table)
  }

  private var exampleSections: [ReportSection] {
    steps.compactMap { step in
      guard let shown = examples[step], !shown.isEmpty else { return nil }
      var table = ReportTable(["<", "<"])
      for example in shown {
        let (before, after) = example.shownTexts
        table.rows.append([example.location.fileAndLine, before])
        table.rows.append(["", step == .length ? "dropped" : after])
      }
      return ReportSection(title: "Examples: \(step.title)", table: table)
    }
  }
}

extension CleaningReport.Example {
  private static let shownCharacters = 60
  private static let charactersBeforeChange = 20

  /// Both texts between bars, so that spaces at their ends are seen, from a little before the first difference on.
  ///
  /// Before it bytes are compared, behind it only what is shown is looked at: a comment may have megabytes.
  fileprivate var shownTexts: (before: String, after: String) {
    let text = String(decoding: before, as: UTF8.self)
    let change = text.utf8.index(text.startIndex, offsetBy: zip(before, after).prefix { $0 == $1 }.count)
    let first = text.unicodeScalars.index(change, offsetBy: -Self.charactersBeforeChange, limitedBy: text.startIndex)
    let start = text.utf8.distance(from: text.startIndex, to: first ?? text.startIndex)
    let shown = [before, after].map { bytes in
      // One character more than is shown tells whether there are more.
      let rest = String(decoding: bytes.dropFirst(start), as: UTF8.self).unicodeScalars
      let window = String(rest.prefix(Self.shownCharacters + 1)).withVisibleControls
      return (start > 0 ? "…" : "|") + window.start(Self.shownCharacters) + "|"
    }
    return (shown[0], shown[1])
  }
}

extension CleaningStep {
  var title: String {
    switch self {
    case .composition: "composition"
    case .characters: "characters"
    case .emoji: "emoji"
    case .links: "URLs"
    case .masks: "masks"
    case .repeats: "repeats"
    case .spaces: "white space"
    case .length: "length"
    }
  }
}

extension ExclusionSummary {
  /// `93, which are in test.csv (90), dev.csv (3)`
  var sentence: String {
    let holding = files.filter { $0.excluded > 0 }.map { "\($0.path.shown) (\(grouped($0.excluded)))" }
    return grouped(excluded) + (holding.isEmpty ? "" : ", which are in \(holding.joined(separator: ", "))")
  }
}

extension DocumentSummary {
  /// `12,345 written; 12 had no comment left, 34 lost their first`
  var sentence: String {
    let losses = [(emptyDocuments, "had no comment left"), (headlessDocuments, "lost their first")]
      .filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    return "\(grouped(documents)) written" + (losses.isEmpty ? "" : "; " + losses.joined(separator: ", "))
  }
}
