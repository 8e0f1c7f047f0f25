/// A merge as a page: what joined, from where, and what that does to comments.
struct MergePage: PageMaking {
  let document: MergeDocument
  let phrases: Phrases

  init(_ document: MergeDocument, _ phrases: Phrases) {
    self.document = document
    self.phrases = phrases
  }

  var page: Page {
    var page = Page()
    let (base, merged) = (document.base, document.merged)
    page.title = "\(String(base.name.prefix(80))) – \(phrases(.mergeOf))"
    page.kind = phrases(.mergeOf)
    page.heading = shown(base.name, limit: 80)
    let names = document.donors.map { shown($0.name, limit: 80) }.joined(separator: ", ")
    page.lead = phrases(
      .mergeLead, markup: "<b>\(count(merged.added))</b>", names, count(base.size), "<b>\(count(merged.size))</b>")
    page.facts = effectFacts
    page.tiles = tiles
    page.sections = [donors]
    if let effect = document.effect {
      page.sections.insert(rates(effect), at: 0)
      page.sections += [use(effect), examples(effect)]
    }
    page.notes = [
      Page.Note(term: phrases(.digest), text: "<code>\(String(merged.digest.prefix(64)))</code>"),
      Page.Note(term: phrases(.pipeline), text: "<code>\(shown(document.pipeline, limit: 300))</code>"),
    ]
    return page
  }

  private var effectFacts: Markup {
    guard let corpus = document.effect?.corpus else { return phrases(.mergeUnmeasured) }
    return phrases(
      .corpusFacts, grouped(corpus.lines.value), grouped(corpus.words.value), grouped(corpus.distinctWords.value),
      grouped(corpus.characters.value), fixed(Double(corpus.bytes.value) / 1e6, decimals: 1))
  }

  private var tiles: [Page.Tile] {
    guard let effect = document.effect else { return [] }
    return ["unknown_line_rate", "unknown_character_rate", "tokens_per_word", "whole_word_rate"].compactMap { name in
      guard let words = RateWords.of(name), let before = effect.before.rates[name], let after = effect.after.rates[name]
      else { return nil }
      return Page.Tile(
        title: words.title(phrases), value: "\(words.headline(after))",
        note: phrases(.wasBefore, words.headline(before)), target: "effect")
    }
  }

  // MARK: - Effect

  private func rates(_ effect: MergeDocument.Effect) -> Page.Section {
    var section = Page.Section("effect", phrases(.effect), lead: phrases(.effectLead))
    var columns: [DataTable.Column] = [
      .init(title: phrases(.rate), kind: .text), .init(title: phrases(.baseOnly)), .init(title: phrases(.mergedName)),
      .init(title: phrases(.change)), .init(title: "", kind: .picture), .init(title: phrases(.verdict), kind: .text),
    ]
    let donors = zip(document.donors, effect.donors).prefix(6)
    columns += donors.map { .init(title: phrases(.donorAlone, markup: shown($0.0.name, limit: 40)), isMinor: true) }
    var table = DataTable(phrases(.effect), columns)
    for name in RateWords.order {
      guard let words = RateWords.of(name), let before = effect.before.rates[name], let after = effect.after.rates[name]
      else { continue }
      let isBetter = words.isBetterHigher.map { (after > before) == $0 }
      let verdict: Markup =
        after == before || isBetter == nil
        ? ""
        : isBetter == true
          ? "<span class=\"good\">\(phrases(.better))</span>" : "<span class=\"bad\">\(phrases(.worse))</span>"
      table.add(
        [
          .init(words.title(phrases), isHeader: true), .init("\(words.text(before))"), .init("\(words.text(after))"),
          .init("\(words.signed(after - before))"),
          .init(InlineMark.dumbbell(before, after, most: max(before, after))), .init(verdict),
        ] + donors.map { .init("\($0.1.rates[name].map { words.text($0) } ?? "–")") })
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }

  private func use(_ effect: MergeDocument.Effect) -> Page.Section {
    var section = Page.Section("use", phrases(.addedUse))
    let added = effect.addedUsed.value + effect.addedNeverUsed.value
    section.lead = phrases(
      .addedUseLead, grouped(effect.addedUsed.value), grouped(added),
      shortPercent(ratio(effect.addedUsed.value, added)),
      grouped(effect.addedOccurrences.value))
    let most = effect.mostUsed.first?.occurrences.value ?? 1
    var table = DataTable(
      phrases(.mostFrequent),
      [
        .init(title: phrases(.token), kind: .text), .init(title: phrases(.occurrences)),
        .init(title: "", kind: .picture),
      ])
    table.add(effect.mostUsed, limit: 40) { one in
      [
        .init(token(one.token), isHeader: true), .init(count(one.occurrences)),
        .init(InlineMark.bar(ratio(one.occurrences.value, most))),
      ]
    }
    if !table.isEmpty { section.add(phrases(.mostFrequent), table.markup(phrases)) }
    if !effect.neverUsedSamples.isEmpty {
      section.add(phrases(.neverUsed), "<p class=\"chips\">\(tokens(effect.neverUsedSamples))</p>")
    }
    return section
  }

  private func examples(_ effect: MergeDocument.Effect) -> Page.Section {
    var section = Page.Section("examples", phrases(.comparison))
    section.lead =
      effect.linesResegmented.map {
        phrases(
          .mergedLines, grouped($0.value), shortPercent(effect.linesResegmentedRate ?? 0),
          grouped(effect.wordsResegmented.value))
      } ?? phrases(.mergedWords, grouped(effect.wordsResegmented.value))
    var items = Markup()
    for example in effect.examples where items.byteCount < 80_000 {
      let (before, after) = TokenMark.lines(example.before, example.after, phrases)
      items += """
        <li><p class="said">\(shown(example.text))</p>
        <dl class="cuts"><dt>\(phrases(.baseOnly))</dt><dd>\(before)</dd>\
        <dt>\(phrases(.mergedName))</dt><dd>\(after)</dd></dl></li>

        """
    }
    if !items.isEmpty { section.add("", isWide: true, "<ul class=\"pairs\">\(items)</ul>") }
    return section
  }

  // MARK: - Donors

  private var donors: Page.Section {
    var section = Page.Section("donors", phrases(.donors), lead: phrases(.donorsLead))
    for donor in document.donors.prefix(20) {
      section.add(shown(donor.name, limit: 80), isWide: true, "\(fates(donor))\(kinds(donor))")
    }
    return section
  }

  /// What became of a donor's entries.
  private func fates(_ donor: MergeDocument.Donor) -> Markup {
    var table = DataTable(
      phrases(.donors),
      [
        .init(title: phrases(.fate), kind: .text), .init(title: phrases(.tokens)),
        .init(title: phrases(.shareOfUnknown)), .init(title: "", kind: .picture),
        .init(title: phrases(.examples), kind: .text, isMinor: true),
      ])
    func add(_ title: Markup, _ number: Count, _ samples: [String]) {
      guard number.value > 0 else { return }
      let share = ratio(number.value, donor.size.value)
      table.add([
        .init(title, isHeader: true), .init(count(number)), .init("\(shortPercent(share))"),
        .init(InlineMark.bar(share)),
        .init("<span class=\"chips\">\(tokens(Array(samples.prefix(6))))</span>"),
      ])
    }
    add(phrases(.joined), donor.added, donor.addedSamples.sorted { $0.key < $1.key }.flatMap { $0.value.prefix(2) })
    add(phrases(.inBase), donor.overlap, [])
    let parts = donor.skipped.filter { $0.key != "not_chosen" }.merging(donor.notChosenBy) { first, _ in first }
    for (name, phrase) in Self.causes {
      if let number = parts[name] { add(phrases(phrase), number, donor.skippedSamples[name] ?? []) }
    }
    return table.markup(phrases)
  }

  private static let causes: [(String, Phrase)] = [
    ("special", .skippedSpecial), ("unused", .skippedUnused), ("duplicate", .skippedDuplicate),
    ("unreachable", .skippedUnreachable), ("exclude_file", .skippedExcluded), ("only_script", .skippedScript),
    ("min_count", .skippedRare), ("limit", .skippedLimit),
  ]

  /// What kinds of entries joined.
  private func kinds(_ donor: MergeDocument.Donor) -> Markup {
    let named: [(String, Phrase)] = [
      ("whole_words", .wholeWords), ("continuations", .continuations), ("single_characters", .singleCharacters),
    ]
    let parts = named.compactMap { name, phrase -> Markup? in
      guard let number = donor.addedKinds[name], number.value > 0 else { return nil }
      return "\(phrases(phrase)) \(count(number))"
    }
    return parts.isEmpty ? "" : "<p class=\"note\">\(phrases(.joinedKinds, markup: parts.joined(separator: " · ")))</p>"
  }
}
