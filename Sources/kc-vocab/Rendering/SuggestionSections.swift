import VocabAudit

extension SuggestionReport {
  private static let shownTokens = 30
  private static let shortTokens = 12
  private static let shortRates: [AuditRate] = [
    .unknownLineRate, .unknownTokenRate, .tokensPerWord, .charactersPerToken,
  ]
  private static let shownRates: [AuditRate] = [
    .unknownTokenRate, .unknownWordRate, .unknownLineRate, .unknownCharacterRate, .characterCoverage, .tokensPerWord,
    .charactersPerToken, .wholeWordRate,
  ]

  /// What a person reads of the report.
  func sections(title: String) -> [ReportSection] {
    [effectSection(title, Self.shownRates), kindSection, tokenSection, verdictSection]
  }

  /// What decides, on one screen.
  func shortSections(title: String) -> [ReportSection] {
    let first = tokens.prefix(Self.shortTokens).map(\.token).joined(separator: "  ")
    return [
      effectSection(title, Self.shortRates), kindSection,
      ReportSection(title: "First tokens, \(grouped(tokens.count)) in all", sentences: [first]), verdictSection,
    ]
  }

  private var verdictSection: ReportSection { ReportSection(title: "Verdict", sentences: [verdict]) }

  /// `with 500 tokens more: comments with [UNK] 10.209 % → 0.268 % (-9.941 %p)`
  private var verdict: String {
    let rate = AuditRate.unknownLineRate
    guard let last = predictions.last, let now = before.rates[rate], let then = last.rates[rate] else {
      return "nothing would help: every word is a token already"
    }
    return "with \(counted(last.tokens, "token")) more: \(rate.title) \(rate.text(now)) → \(rate.text(then)) "
      + "(\(rate.signedText(then - now)))"
  }

  private func effectSection(_ title: String, _ rates: [AuditRate]) -> ReportSection {
    var table = ReportTable(["rate<", "now"] + predictions.map { "first \(grouped($0.tokens))" })
    for rate in rates {
      guard let now = before.rates[rate] else { continue }
      table.rows.append([rate.title, rate.text(now)] + predictions.map { $0.rates[rate].map(rate.text) ?? "" })
    }
    return ReportSection(
      title: "\(counted(tokens.count, "token")) for \(title)",
      sentences: [
        "\(counted(corpus.lines, "comment")), \(counted(corpus.words, "word")); \(grouped(vocabulary.size)) tokens so far",
        verdict,
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
