/// An audit as a page: what fails and why first, then how the vocabulary is used.
struct AuditPage: PageMaking {
  let document: AuditDocument
  let phrases: Phrases

  init(_ document: AuditDocument, _ phrases: Phrases) {
    self.document = document
    self.phrases = phrases
  }

  var page: Page {
    var page = Page()
    let names = document.vocabularies.map { name($0) }
    page.title = "\(document.vocabularies.first.map { String($0.name.prefix(80)) } ?? "") – \(phrases(.auditOf))"
    page.kind = phrases(.auditOf)
    page.heading = names.first ?? Markup()
    page.facts = facts(names)
    page.banner = banner
    if let audited = document.vocabularies.first {
      page.lead = lead(audited)
      page.tiles = tiles(audited)
    }
    page.sections = sections
    page.notes = notes
    return page
  }

  /// Vocabularies with sections of their own; of more, the table of rates says enough.
  var detailedCount: Int { max(1, min(8, document.vocabularies.count)) }

  /// Bytes for one of the long parts of each vocabulary, so that a page stays below 500 KB.
  func byteLimit(_ most: Int) -> Int { detailedCount == 1 ? most : most * 3 / 4 / detailedCount }

  private var sections: [Page.Section] {
    let isComparing = document.vocabularies.count > 1
    var sections: [Page.Section] = [isComparing ? comparedRates : ratesOfOne]
    if !document.gates.isEmpty { sections.insert(gates, at: 0) }
    if let baseline = document.baseline { sections.append(changes(baseline)) }
    for (place, vocabulary) in document.vocabularies.prefix(detailedCount).enumerated() {
      let parts = [unknown(vocabulary, place), use(vocabulary, place)]
      if place == 0 {
        sections += parts
        if !document.groups.isEmpty { sections.append(groups) }
        sections += document.comparisons.prefix(detailedCount - 1).enumerated().map { comparison($1, $0) }
      } else {
        var folded = Page.Section("v\(place)", name(vocabulary), lead: lead(vocabulary))
        folded.isFolded = true
        folded.cards = parts.flatMap(\.cards)
        sections.append(folded)
      }
    }
    return sections
  }

  // MARK: - The head of the page

  func name(_ vocabulary: AuditDocument.Vocabulary) -> Markup { shown(vocabulary.name, limit: 80) }

  private func facts(_ names: [Markup]) -> Markup {
    let corpus = document.corpus
    var parts = [
      phrases(
        .corpusFacts, grouped(corpus.lines.value), grouped(corpus.words.value), grouped(corpus.distinctWords.value),
        grouped(corpus.characters.value), fixed(Double(corpus.bytes.value) / 1e6, decimals: 1))
    ]
    if corpus.files.value > 1 { parts.append(phrases(.corpusFiles, grouped(corpus.files.value))) }
    if corpus.invalidSequences.value > 0 {
      parts.append(phrases(.invalidSequences, grouped(corpus.invalidSequences.value)))
    }
    if names.count > 1 { parts.append(phrases(.comparedWith, markup: names.dropFirst().joined(separator: ", "))) }
    return parts.joined(separator: " · ")
  }

  private func lead(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    guard vocabulary.totals.unknownWords.value > 0 else { return phrases(.auditNothing) }
    let lead = phrases(
      .auditLead, markup: strong(vocabulary.rates["unknown_line_rate"]),
      strong(vocabulary.rates["unknown_character_rate"]))
    // As few characters as explain most of it, at most five.
    var sum = 0
    var top: [Markup] = []
    for one in vocabulary.unknownCharacters.prefix(5) where ratio(sum, vocabulary.totals.unknownWords.value) < 0.6 {
      sum += one.words.value
      top.append("<span class=\"glyph\">\(shown(one.character, limit: 8))</span>")
    }
    guard !top.isEmpty else { return lead }
    let share = ratio(sum, vocabulary.totals.unknownWords.value)
    return lead + " " + phrases(.auditTop, markup: "\(percent(share, decimals: 0))", top.joined(separator: " "))
  }

  private func strong(_ rate: Double?) -> Markup { "<b>\(rate.map { shortPercent($0) } ?? "–")</b>" }

  private func tiles(_ vocabulary: AuditDocument.Vocabulary) -> [Page.Tile] {
    let targets: [(String, Markup)] = [
      ("unknown_line_rate", "v0-unknown"), ("unknown_character_rate", "v0-unknown"),
      ("tokens_per_word", "v0-use"), ("characters_per_token", "v0-use"), ("vocabulary_utilisation", "v0-use"),
    ]
    return targets.compactMap { rate, target in
      guard let words = RateWords.of(rate), let value = vocabulary.rates[rate] else { return nil }
      let decimals = words.isShare ? 2 : 3
      let note: Markup =
        vocabulary.intervals[rate].map { "95 %: \(words.range($0.low, $0.high, decimals))" }
        ?? phrases(.tokensInAll, grouped(vocabulary.size.value))
      return Page.Tile(title: words.title(phrases), value: "\(words.headline(value))", note: note, target: target)
    }
  }

  private var notes: [Page.Note] {
    var notes = document.vocabularies.prefix(8).map { vocabulary in
      Page.Note(
        term: "\(phrases(.digest)): \(name(vocabulary))", text: "<code>\(String(vocabulary.digest.prefix(64)))</code>")
    }
    notes.append(
      Page.Note(term: phrases(.pipeline), text: "<code>\(String(document.pipelineFingerprint.prefix(64)))</code>"))
    notes.append(Page.Note(term: phrases(.definitions), text: "\(phrases(.countNote)) \(phrases(.intervalNote))"))
    return notes
  }

  // MARK: - Gates

  private var banner: Page.Banner? {
    guard !document.gates.isEmpty else { return nil }
    let failed = document.gates.count(where: \.isFailed)
    return Page.Banner(
      isBad: failed > 0,
      text: failed > 0
        ? phrases(.gatesFailed, grouped(failed), grouped(document.gates.count)) : phrases(.gatesPassed))
  }

  private var gates: Page.Section {
    var section = Page.Section("gates", phrases(.gates))
    var table = DataTable(
      phrases(.gates),
      [
        .init(title: phrases(.gateCondition), kind: .text), .init(title: phrases(.gateMeasured)),
        .init(title: phrases(.gateResult), kind: .text),
      ])
    table.add(document.gates, limit: 100) { gate in
      let rate = RateWords.of(gate.figure.split(separator: ".").first.map(String.init) ?? "")
      let measured = gate.value.map { rate?.text($0) ?? fixed($0, decimals: 4) }
      return [
        .init("<code>\(shown(gate.condition, limit: 100))</code>", isHeader: true),
        .init(measured.map { "\($0)" } ?? phrases(.notKnown)),
        .init(
          gate.isFailed
            ? "<b class=\"bad\">\(phrases(.failed))</b>"
            : gate.reason == "no_baseline" ? phrases(.notChecked) : "<b class=\"good\">\(phrases(.passed))</b>"),
      ]
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }
}
