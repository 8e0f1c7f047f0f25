/// A history of audits as a page: each rate over time, where it changed, and the audits themselves.
struct HistoryPage: PageMaking {
  let document: HistoryDocument
  let phrases: Phrases

  /// Vocabularies that are drawn.
  static let shownTrends = 6

  init(_ document: HistoryDocument, _ phrases: Phrases) {
    self.document = document
    self.phrases = phrases
  }

  var page: Page {
    var page = Page()
    let trends = document.trends.prefix(Self.shownTrends)
    let name = trends.first?.vocabulary ?? ""
    page.title = "\(String(name.prefix(80))) – \(phrases(.historyOf))"
    page.kind = phrases(.historyOf)
    page.heading = name.isEmpty ? phrases(.noAudits) : shown(name, limit: 80)
    page.lead = lead
    page.facts = trends.dropFirst().isEmpty ? "" : phrases(.historyOthers, grouped(document.trends.count))
    if let first = trends.first { page.tiles = tiles(first) }
    for (place, trend) in trends.enumerated() {
      page.sections.append(self.trend(trend, place))
      let changes = changes(trend, place)
      if let changes { page.sections.append(changes) }
    }
    page.sections.append(audits)
    page.notes = notes(Array(trends))
    return page
  }

  private var lead: Markup {
    guard let first = document.audits.first, let last = document.audits.last else { return phrases(.noAuditsLead) }
    var lead = phrases(
      .historyLead, markup: "<b>\(grouped(document.audits.count))</b>", label(first), label(last))
    guard let trend = document.trends.first else { return lead }
    let changed = trend.rates.filter { !$0.changes.isEmpty }.compactMap { RateWords.of($0.rate)?.title(phrases) }
    lead += " "
    lead +=
      changed.isEmpty
      ? phrases(.nothingChanged) : phrases(.levelsChanged, markup: changed.joined(separator: ", "))
    return lead
  }

  func label(_ audit: HistoryDocument.Audit) -> Markup { shown(audit.label, limit: 40) }

  /// The last audit's headline figures, each beside the audit before.
  private func tiles(_ trend: HistoryDocument.Trend) -> [Page.Tile] {
    let names = [
      "unknown_line_rate", "unknown_character_rate", "tokens_per_word", "characters_per_token",
      "vocabulary_utilisation",
    ]
    return names.compactMap { name in
      guard let words = RateWords.of(name), let rate = trend.rates.first(where: { $0.rate == name }),
        let last = rate.points.last
      else { return nil }
      let before = rate.points.dropLast().last
      return Page.Tile(
        title: words.title(phrases), value: "\(words.headline(last.value))",
        note: before.map { phrases(.wasBefore, words.headline($0.value)) } ?? Markup(), target: "t0-trend")
    }
  }

  private func notes(_ trends: [HistoryDocument.Trend]) -> [Page.Note] {
    var notes = trends.map { trend in
      Page.Note(
        term: "\(phrases(.digest)): \(shown(trend.vocabulary, limit: 80))",
        text: "<code>\(String(trend.vocabularyDigest.prefix(64)))</code>")
    }
    if let pipeline = trends.first?.pipelineFingerprint {
      notes.append(Page.Note(term: phrases(.pipeline), text: "<code>\(String(pipeline.prefix(64)))</code>"))
    }
    notes.append(Page.Note(term: phrases(.definitions), text: "\(phrases(.intervalNote)) \(phrases(.changeNote))"))
    return notes
  }

  private var audits: Page.Section {
    var section = Page.Section("audits", phrases(.audits), lead: phrases(.auditsLead))
    let rates = ["unknown_line_rate", "unknown_word_rate", "tokens_per_word", "characters_per_token"]
    let words = rates.compactMap { RateWords.of($0) }
    var table = DataTable(
      phrases(.audits),
      [
        .init(title: phrases(.label), kind: .text), .init(title: phrases(.recorded), kind: .text, isMinor: true),
        .init(title: phrases(.vocabulary), kind: .text, isMinor: true), .init(title: phrases(.lines)),
      ] + words.map { .init(title: $0.title(phrases)) } + [.init(title: phrases(.gates), kind: .text)], isList: true)
    table.add(Array(document.audits.reversed()), limit: 2_000) { audit in
      let figures = zip(rates, words).map { name, words in
        DataTable.Cell(audit.figures[name].map { "\(words.text($0.value))" } ?? "–")
      }
      let lines = audit.figures["lines"].map { "\(fixed($0.value, decimals: 0))" as Markup } ?? "–"
      return [
        .init(label(audit), isHeader: true), .init("\(String(audit.recordedAt.prefix(10)))"),
        .init(shown(audit.vocabulary, limit: 40)), .init(lines),
      ] + figures + [.init(verdict(audit.gates))]
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }

  private func verdict(_ gates: [HistoryDocument.Gate]) -> Markup {
    guard !gates.isEmpty else { return "" }
    return gates.contains(where: \.failed)
      ? "<b class=\"bad\">\(phrases(.failed))</b>" : "<b class=\"good\">\(phrases(.passed))</b>"
  }
}
