extension AuditPage {
  /// How the vocabulary is used: rank and frequency, shares, lengths, tokens.
  func use(_ vocabulary: AuditDocument.Vocabulary, _ place: Int) -> Page.Section {
    var section = Page.Section("v\(place)-use", phrases(.use))
    let sums = vocabulary.use
    section.lead = phrases(
      .useLead, grouped(sums.used), grouped(sums.tokens), shortPercent(ratio(sums.used, sums.tokens)),
      grouped(sums.tokens - sums.used))
    section.add(phrases(.rankTitle), text: phrases(.rankText), rank(vocabulary))
    section.add(phrases(.firstTitle), text: phrases(.firstText), shares(vocabulary))
    section.add(
      phrases(.piecesTitle), text: phrases(.piecesText), columns(vocabulary.pieceShares, .piecesAxis, .piecesTitle))
    section.add(
      phrases(.lengthTitle), text: phrases(.lengthText), columns(vocabulary.lengthShares, .lengthAxis, .lengthTitle))
    if vocabulary.efficiency.utilisation.count > 1 { section.add(phrases(.usedTokens), origins(vocabulary)) }
    section.add(phrases(.mostFrequent), isWide: vocabulary.efficiency.utilisation.count <= 1, mostFrequent(vocabulary))
    return section
  }

  func rankSeries(_ vocabulary: AuditDocument.Vocabulary) -> RankPlot.Series {
    RankPlot.Series(
      name: name(vocabulary), uses: vocabulary.tokenCounts.filter { $0 > 0 }.sorted(by: >),
      size: vocabulary.tokenCounts.count)
  }

  private func rank(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    let sums = vocabulary.use
    return RankPlot(
      series: [rankSeries(vocabulary)], phrases: phrases,
      alternative: phrases(
        .useLead, grouped(sums.used), grouped(sums.tokens), shortPercent(ratio(sums.used, sums.tokens)),
        grouped(sums.tokens - sums.used))
    ).markup
  }

  private func shares(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    let counts = vocabulary.tokenCounts.map { max(0, $0) }
    return SharePlot(
      series: [
        .init(name: phrases(.byRank), uses: counts.sorted(by: >)), .init(name: phrases(.byID), uses: counts),
      ], phrases: phrases, alternative: phrases(.firstText)
    ).markup
  }

  private func columns(_ shares: [Double], _ axis: Phrase, _ title: Phrase) -> Markup {
    let told = shares.enumerated().filter { $1 > 0 }.map { "\($0 + 1): \(percent($1, decimals: 1))" }
    return Histogram(
      series: [.init(name: "", shares: shares)], phrases: phrases, xTitle: phrases(axis),
      alternative: "\(phrases(title)). \(told.joined(separator: ", "))"
    ).markup
  }

  private func origins(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    var table = DataTable(
      phrases(.usedTokens),
      [
        .init(title: phrases(.origin), kind: .text), .init(title: phrases(.tokens)), .init(title: phrases(.used)),
        .init(title: phrases(.usedOnce)), .init(title: phrases(.neverUsed)), .init(title: "", kind: .picture),
      ])
    for one in vocabulary.efficiency.utilisation {
      table.add([
        .init(origin(one.origin), isHeader: true), .init("\(grouped(one.tokens.value))"),
        .init("\(grouped(one.used.value))"), .init("\(grouped(one.usedOnce.value))"),
        .init("\(grouped(one.neverUsed.value))"), .init(InlineMark.bar(ratio(one.used.value, one.tokens.value))),
      ])
    }
    return table.markup(phrases)
  }

  private func origin(_ name: String) -> Markup {
    let known: [String: Phrase] = ["all": .all, "base": .base, "added": .added, "padding": .padding]
    return known[name].map { phrases($0) } ?? shown(name, limit: 40)
  }

  private func mostFrequent(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    let list = vocabulary.efficiency.mostFrequent
    let most = list.first?.occurrences.value ?? 1
    var table = DataTable(
      phrases(.mostFrequent),
      [
        .init(title: phrases(.token), kind: .text), .init(title: phrases(.id)), .init(title: phrases(.occurrences)),
        .init(title: phrases(.shareOfUnknown)), .init(title: "", kind: .picture),
      ], isList: true)
    table.byteLimit = byteLimit(20_000)
    table.add(list, limit: 100) { one in
      [
        .init(token(one.token), isHeader: true), .init("\(grouped(one.id.value))", sortKey: Double(one.id.value)),
        .init("\(grouped(one.occurrences.value))"),
        .init("\(shortPercent(ratio(one.occurrences.value, vocabulary.totals.tokens.value)))"),
        .init(InlineMark.bar(ratio(one.occurrences.value, most))),
      ]
    }
    return table.markup(phrases)
  }
}

extension AuditDocument.Vocabulary {
  /// Sums over origins.
  fileprivate var use: (tokens: Int, used: Int) {
    efficiency.utilisation.reduce((0, 0)) { ($0.0 + $1.tokens.value, $0.1 + $1.used.value) }
  }

  var pieceShares: [Double] {
    Histogram.shares(efficiency.piecesPerWord.map { ($0.pieces.value, $0.words.value) })
  }

  var lengthShares: [Double] {
    Histogram.shares(efficiency.tokenLengths.map { ($0.characters.value, $0.tokens.value) })
  }
}
