extension AuditPage {
  /// The rates of one vocabulary with what they mean.
  var ratesOfOne: Page.Section {
    var section = Page.Section("rates", phrases(.rates), lead: phrases(.ratesLead))
    var table = DataTable(
      phrases(.rates),
      [
        .init(title: phrases(.rate), kind: .text), .init(title: phrases(.value)), .init(title: phrases(.interval)),
        .init(title: phrases(.meaning), kind: .text, isMinor: true),
      ])
    guard let audited = document.vocabularies.first else { return section }
    for name in RateWords.order {
      guard let words = RateWords.of(name), let value = audited.rates[name] else { continue }
      table.add([
        .init(words.title(phrases), isHeader: true), .init("\(words.text(value))"),
        .init(audited.intervals[name].map { "\(words.text($0))" } ?? ""), .init(words.meaning(phrases)),
      ])
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }

  /// The rates of several vocabularies side by side.
  var comparedRates: Page.Section {
    let vocabularies = document.vocabularies
    var section = Page.Section("rates", phrases(.rates), lead: phrases(.ratesCompared))
    let hasMarks = vocabularies.count <= Plot.seriesCount
    var columns: [DataTable.Column] = [.init(title: phrases(.rate), kind: .text)]
    if hasMarks { columns.append(.init(title: phrases(.interval), kind: .picture)) }
    columns += vocabularies.enumerated().map { .init(title: hasMarks ? key($0, name($1)) : name($1)) }
    var table = DataTable(phrases(.rates), columns)
    for rate in RateWords.order {
      guard let words = RateWords.of(rate) else { continue }
      let values = vocabularies.map { $0.rates[rate] }
      let known = values.compactMap(\.self)
      guard let least = known.min(), let most = known.max() else { continue }
      let best = words.isBetterHigher.map { $0 ? most : least }
      var row: [DataTable.Cell] = [
        .init("<span title=\"\(words.meaning(phrases))\">\(words.title(phrases))</span>", isHeader: true)
      ]
      if hasMarks { row.append(.init(marks(rate))) }
      row += values.map { value in
        guard let value else { return .init("–") }
        let text: Markup = "\(words.text(value))"
        return .init(
          value == best && least < most ? "<b>\(text)</b><span class=\"best\"> \(phrases(.best))</span>" : text)
      }
      table.add(row)
    }
    section.add("", isWide: true, table.markup(phrases))
    if hasMarks { addOverlays(to: &section) }
    return section
  }

  /// A vocabulary's name with the colour of its marks.
  func key(_ place: Int, _ name: Markup) -> Markup {
    "<span class=\"key s\(place % Plot.seriesCount)\"></span>\(name)"
  }

  private func marks(_ rate: String) -> Markup {
    let values = document.vocabularies.compactMap { vocabulary in
      vocabulary.rates[rate].map { ($0, vocabulary.intervals[rate]) }
    }
    let low = values.map { $1?.low ?? $0 }.min() ?? 0
    let high = values.map { $1?.high ?? $0 }.max() ?? 1
    return InlineMark.intervals(values.map { (value: $0, interval: $1) }, from: low, to: high)
  }

  /// The vocabularies' use in common pictures.
  private func addOverlays(to section: inout Page.Section) {
    let vocabularies = document.vocabularies
    let keys = vocabularies.enumerated().map { "<span>\(key($0, name($1)))</span>" as Markup }
    let legend: Markup = "<p class=\"legend\">\(keys.joined(separator: " "))</p>"
    let rank = RankPlot(
      series: vocabularies.map { rankSeries($0) }, phrases: phrases, alternative: phrases(.rankTitle))
    section.add(phrases(.rankTitle), text: phrases(.rankText), "\(rank.markup)\(legend)")
    let pieces = Histogram(
      series: vocabularies.map { .init(name: name($0), shares: $0.pieceShares) }, phrases: phrases,
      xTitle: phrases(.piecesAxis), alternative: phrases(.piecesTitle))
    section.add(phrases(.piecesTitle), text: phrases(.piecesText), "\(pieces.markup)\(legend)")
  }
}
