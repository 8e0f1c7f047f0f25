import VocabAudit

extension SuggestionReport {
  private static let shownTokens = 30
  private static let shownRates: [AuditRate] = [
    .unknownTokenRate, .unknownWordRate, .unknownLineRate, .unknownCharacterRate, .characterCoverage, .tokensPerWord,
    .charactersPerToken, .wholeWordRate,
  ]

  /// What a person reads of the report.
  var sections: [ReportSection] { [effectSection, kindSection, tokenSection] }

  private var effectSection: ReportSection {
    var table = ReportTable(["rate<", "now"] + predictions.map { "first \(grouped($0.tokens))" })
    for rate in Self.shownRates {
      guard let now = before.rates[rate] else { continue }
      table.rows.append([rate.title, rate.text(now)] + predictions.map { $0.rates[rate].map(rate.text) ?? "" })
    }
    return ReportSection(
      title: "\(grouped(tokens.count)) tokens for \(vocabulary.name)",
      sentences: [
        "\(grouped(corpus.lines)) lines, \(grouped(corpus.words)) words; \(grouped(vocabulary.size)) tokens so far"
      ],
      table: table)
  }

  private var kindSection: ReportSection {
    var table = ReportTable(["kind<", "tokens", "words made known", "tokens saved"])
    for (kind, title) in [
      (ChosenToken.Kind.character, "missing character"), (.unknownWord, "unknown word"), (.piece, "shorter text"),
    ] {
      let own = tokens.filter { $0.kind == kind }
      table.rows.append([
        title, grouped(own.count), grouped(own.reduce(0) { $0 + $1.resolvedWords }),
        grouped(own.reduce(0) { $0 + $1.savedTokens }),
      ])
    }
    return ReportSection(title: "Kinds", table: table)
  }

  private var tokenSection: ReportSection {
    var table = ReportTable(["", "token<", "words made known", "tokens saved"])
    for (place, token) in tokens.prefix(Self.shownTokens).enumerated() {
      table.rows.append([grouped(place + 1), token.token, grouped(token.resolvedWords), grouped(token.savedTokens)])
    }
    return ReportSection(title: "First tokens", table: table)
  }
}
