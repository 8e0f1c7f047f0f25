extension AuditPage {
  /// Where the audited vocabulary and another cut the same text differently.
  func comparison(_ comparison: AuditDocument.Comparison, _ place: Int) -> Page.Section {
    let names = [comparison.left, comparison.right].map { shown($0, limit: 80) }
    var section = Page.Section(
      "cut\(place)", place == 0 ? phrases(.comparison) : phrases(.comparisonOf, markup: names[0], names[1]))
    section.lead = phrases(
      .comparisonLead, markup: "<b>\(shortPercent(comparison.lineRate))</b>", "\(grouped(comparison.lines.value))",
      "\(grouped(comparison.words.value))", "\(grouped(comparison.distinctWords.value))")
    var items = Markup()
    for example in comparison.examples where items.byteCount < 50_000 / document.comparisons.count {
      items += """
        <li><p class="said"><bdi>\(ShownText.markup(example.text, limit: 400, phrases: phrases))</bdi></p>
        <dl class="cuts"><dt>\(key(0, names[0]))</dt>\
        <dd>\(TokenMark.line(example.left, framing: example.words.map(\.left), phrases))</dd>
        <dt>\(key(place + 1, names[1]))</dt>\
        <dd>\(TokenMark.line(example.right, framing: example.words.map(\.right), phrases))</dd></dl></li>

        """
    }
    if !items.isEmpty {
      section.add(phrases(.comparisonOf, markup: names[0], names[1]), isWide: true, "<ul class=\"pairs\">\(items)</ul>")
    }
    return section
  }

  /// Share of comments with [UNK] in each group.
  var groups: Page.Section {
    let rate = "unknown_line_rate"
    var section = Page.Section("groups", phrases(.groups), lead: phrases(.groupsLead))
    let audited = document.groups.compactMap(\.vocabularies.first)
    let most = audited.map { $0.intervals[rate]?.high ?? $0.rates[rate] ?? 0 }.max() ?? 1
    var table = DataTable(
      phrases(.groups),
      [
        .init(title: phrases(.group), kind: .text), .init(title: phrases(.lines)),
        .init(title: phrases(.words), isMinor: true),
        .init(title: RateWords.of(rate)?.title(phrases) ?? ""), .init(title: phrases(.interval), isMinor: true),
        .init(title: scale(most), kind: .picture),
        .init(title: RateWords.of("tokens_per_word")?.title(phrases) ?? "", isMinor: true),
      ], isList: true)
    table.byteLimit = 50_000
    table.add(document.groups.filter { !$0.vocabularies.isEmpty }, limit: 400) { group in
      let own = group.vocabularies[0]
      let value = own.rates[rate] ?? 0
      return [
        .init(group.key.isEmpty ? phrases(.emptyGroup) : shown(group.key, limit: 80), isHeader: true),
        .init("\(grouped(group.corpus.lines.value))"), .init("\(grouped(group.corpus.words.value))"),
        .init("\(percent(value))"),
        .init(own.intervals[rate].map { "\(percentRange($0))" } ?? ""),
        .init(InlineMark.intervals([(value, own.intervals[rate])], from: 0, to: most)),
        .init(own.rates["tokens_per_word"].map { "\(fixed($0, decimals: 3))" } ?? "–"),
      ]
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }
}
