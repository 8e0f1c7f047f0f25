extension HistoryPage {
  /// Audits that a picture shows: the last ones.
  private var shownAudits: Int { 400 / max(1, min(Self.shownTrends, document.trends.count)) }

  /// Every rate of one vocabulary over its audits.
  func trend(_ trend: HistoryDocument.Trend, _ place: Int) -> Page.Section {
    let title =
      document.trends.count > 1
      ? phrases(.trendsOf, markup: shown(trend.vocabulary, limit: 80)) : phrases(.trends)
    var section = Page.Section("t\(place)-trend", title, lead: phrases(.trendsLead))
    let most = trend.rates.map(\.points.count).max() ?? 0
    if most > shownAudits { section.lead += " " + phrases(.lastAudits, grouped(shownAudits), grouped(most)) }
    section.isFolded = place > 0
    let byName = Dictionary(trend.rates.map { ($0.rate, $0) }, uniquingKeysWith: { first, _ in first })
    for name in RateWords.order {
      guard let words = RateWords.of(name), let rate = byName[name] else { continue }
      section.add(words.title(phrases), text: words.meaning(phrases), plot(rate, words))
    }
    return section
  }

  private func plot(_ rate: HistoryDocument.Rate, _ words: RateWords) -> Markup {
    let skipped = max(0, rate.points.count - shownAudits)
    let points = rate.points.dropFirst(skipped)
    var plot = TrendPlot(
      points: points.map { point in
        TrendPlot.Point(
          label: "\(String(document.audits[point.audit].label.prefix(10)))", value: point.value,
          interval: point.low.flatMap { low in point.high.flatMap { low <= $0 ? low...$0 : nil } })
      }, words: words, xTitle: phrases(.auditAxis), alternative: alternative(rate, words))
    plot.gates = rate.gates.map { ($0.limit, "\(String($0.condition.prefix(60)))") }
    plot.levels = levels(rate, skipped)
    return plot.markup
  }

  /// The levels between changes, for the audits that are drawn.
  private func levels(_ rate: HistoryDocument.Rate, _ skipped: Int) -> [(from: Int, to: Int, value: Double)] {
    let places = Dictionary(
      rate.points.enumerated().map { ($1.audit, $0 - skipped) }, uniquingKeysWith: { first, _ in first })
    let starts = rate.changes.compactMap { change in places[change.audit].map { (place: $0, change: change) } }
    guard let first = starts.first else { return [] }
    let end = rate.points.count - skipped - 1
    var levels = [(from: 0, to: first.place - 1, value: first.change.before)]
    for (index, start) in starts.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1].place - 1 : end
      levels.append((start.place, next, start.change.after))
    }
    return levels.filter { $0.to >= 0 }.map { (max(0, $0.from), $0.to, $0.value) }
  }

  private func alternative(_ rate: HistoryDocument.Rate, _ words: RateWords) -> Markup {
    let values = rate.points.map(\.value)
    guard let first = values.first, let last = values.last else { return words.title(phrases) }
    return phrases(
      .trendAlternative, markup: words.title(phrases), "\(grouped(values.count))", "\(words.text(first))",
      "\(words.text(last))")
  }

  /// Where levels changed, if any did.
  func changes(_ trend: HistoryDocument.Trend, _ place: Int) -> Page.Section? {
    let found = trend.rates.flatMap { rate in rate.changes.map { (rate: rate.rate, change: $0) } }
    guard !found.isEmpty else { return nil }
    let title =
      document.trends.count > 1
      ? phrases(.changePointsOf, markup: shown(trend.vocabulary, limit: 80)) : phrases(.changePoints)
    var section = Page.Section("t\(place)-changes", title, lead: phrases(.changePointsLead))
    var table = DataTable(
      phrases(.changePoints),
      [
        .init(title: phrases(.rate), kind: .text), .init(title: phrases(.changedAt), kind: .text),
        .init(title: phrases(.meanBefore)), .init(title: phrases(.meanAfter)), .init(title: phrases(.statistic)),
        .init(title: phrases(.verdict), kind: .text),
      ])
    table.add(found, limit: 200) { found in
      let (words, change) = (RateWords.of(found.rate), found.change)
      func text(_ value: Double) -> Markup { "\(words?.text(value) ?? fixed(value, decimals: 4))" }
      return [
        .init(words?.title(phrases) ?? shown(found.rate, limit: 60), isHeader: true),
        .init(label(document.audits[change.audit])), .init(text(change.before)), .init(text(change.after)),
        .init(change.statistic.map { "\(fixed($0, decimals: 1))" } ?? "∞"),
        .init(verdict(change, isBetterHigher: words?.isBetterHigher)),
      ]
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }

  private func verdict(_ change: HistoryDocument.Change, isBetterHigher: Bool?) -> Markup {
    guard let isBetterHigher else { return phrases(.moved) }
    return (change.after > change.before) == isBetterHigher
      ? "<b class=\"good\">\(phrases(.better))</b>" : "<b class=\"bad\">\(phrases(.worse))</b>"
  }
}
