import SystemPackage
import VocabAudit

extension TuneReport {
  /// For a person.
  var sections: [ReportSection] {
    [candidateSection] + measurements.map(section) + [meanSection(.heldOut)]
      + (measurements.contains { $0.part == .leftOut } ? [meanSection(.leftOut)] : [])
  }

  private var candidateSection: ReportSection {
    let names = sources.map { FilePath($0).shown }
    var table = ReportTable(["way"] + names.map { "\($0) ×" } + ["tokens", "characters", "options of train<"])
    for candidate in candidates {
      table.rows.append(
        [String(candidate.number)] + candidate.weights.map { trimmed($0) }
          + [grouped(candidate.size.tokens), grouped(candidate.size.alphabet), candidate.options])
    }
    return ReportSection(title: "Ways to train", table: table)
  }

  private func section(_ measurement: Measurement) -> ReportSection {
    let lines = AuditRate.unknownLineRate
    let characters = AuditRate.charactersPerToken
    var table = ReportTable(["way", lines.title, "95 %", characters.title, "95 %", "more than 1", "95 % of it"])
    for score in measurement.scores {
      let difference = score.charactersPerTokenDifference
      table.rows.append([
        String(score.candidate), lines.text(score.unknownLineRate.value), interval(lines, score.unknownLineRate),
        characters.text(score.charactersPerToken.value), interval(characters, score.charactersPerToken),
        difference.map { characters.signedText($0.value) } ?? "",
        difference.flatMap { characters.signedInterval($0.low, $0.high) } ?? "",
      ])
    }
    let name = FilePath(measurement.source).shown
    return ReportSection(
      title: measurement.part == .heldOut ? "Held out of \(name)" : "\(name), trained on the others",
      sentences: ["\(grouped(measurement.comments)) comments, \(grouped(measurement.words)) words"], table: table)
  }

  private func meanSection(_ part: Part) -> ReportSection {
    let lines = means(part) { $0.unknownLineRate }
    let characters = means(part) { $0.charactersPerToken }
    var table = ReportTable(["way", AuditRate.unknownLineRate.title, AuditRate.charactersPerToken.title])
    for (number, candidate) in candidates.enumerated() {
      table.rows.append([
        String(candidate.number), AuditRate.unknownLineRate.text(lines[number]),
        AuditRate.charactersPerToken.text(characters[number]),
      ])
    }
    let longest = characters.indices.max { characters[$0] < characters[$1] }.map { $0 + 1 }
    let fewest = lines.indices.min { lines[$0] < lines[$1] }.map { $0 + 1 }
    return ReportSection(
      title: part == .heldOut ? "Mean over what was held out" : "Mean over the sources left out",
      sentences: [
        "every source counts the same; most characters per token: way \(longest ?? 1), fewest lines with [UNK]: way \(fewest ?? 1)"
      ], table: table)
  }

  private func interval(_ rate: AuditRate, _ value: Rate) -> String {
    guard let low = value.low, let high = value.high else { return "" }
    return rate.text(low, high)
  }

  /// A weight without decimals that say nothing.
  private func trimmed(_ weight: Double) -> String {
    weight == weight.rounded() ? grouped(Int(weight)) : String(weight)
  }
}
