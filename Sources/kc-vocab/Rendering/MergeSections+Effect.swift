import Coverage
import VocabAudit
import VocabMerging

extension MergeEffect {
  private static let shownExamples = 5
  private static let shownRates: [AuditRate] = [
    .unknownTokenRate, .unknownWordRate, .unknownLineRate, .unknownCharacterRate, .charactersPerToken, .tokensPerWord,
    .wholeWordRate,
  ]

  /// What the merge does on the corpus.
  func sections(donors: [String]) -> [ReportSection] { [rateSection(donors), resegmentedSection, useSection] }

  func rateSection(_ donors: [String]) -> ReportSection {
    let all = [before, after] + self.donors
    let measured = donors.prefix(self.donors.count)
    var table = ReportTable(
      ["<", "base", "merged", "change"] + measured.map { measured.count == 1 ? $0 + " alone" : $0 })
    func add(_ title: String, _ values: [String], change: String) {
      table.rows.append([title, values[0], values[1], change] + values[2...])
    }
    let change = after.totals.tokens - before.totals.tokens
    add("tokens", all.map { grouped($0.totals.tokens) }, change: (change > 0 ? "+" : "") + grouped(change))
    for rate in Self.shownRates {
      let values = all.compactMap { $0.rates[rate] }
      guard values.count == all.count else { continue }
      add(rate.title, values.map(rate.text), change: rate.signedText(values[1] - values[0]))
    }
    return ReportSection(
      title: "On the corpus", sentences: [corpusWords] + (measured.count > 1 ? ["donors: each vocabulary alone"] : []),
      table: table)
  }

  /// `33,893 comments, 400,000 words (90,000 distinct) in 1 file`; without comments where only words were measured.
  private var corpusWords: String {
    let words = "\(grouped(corpus.words)) words (\(grouped(corpus.distinctWords)) distinct)"
    guard linesResegmented != nil else { return words + ", from counts" }
    return
      "\(counted(corpus.lines, "comment")), \(words) in \(counted(corpus.files, "file"))"
  }

  private var resegmentedSection: ReportSection {
    var sentence = "\(grouped(wordsResegmented)) words (\(grouped(distinctWordsResegmented)) distinct)"
    if let linesResegmented, let linesResegmentedRate {
      sentence = "\(counted(linesResegmented, "comment")) (\(percent(linesResegmentedRate, decimals: 2))), " + sentence
    }
    var table = ReportTable(["<", "~"])
    for example in examples.prefix(Self.shownExamples) {
      let (before, after) = example.fromFirstDifference
      table.rows.append(["base", before])
      table.rows.append(["merged", after])
    }
    return ReportSection(
      title: "Segmented differently", sentences: [sentence], table: table.rows.isEmpty ? nil : table)
  }

  private var useSection: ReportSection {
    var table = ReportTable(["added entries<", "", "such as~"])
    table.rows = [
      ["used", grouped(addedUsed), mostUsed.map { "\($0.token) \(grouped($0.occurrences))" }.joined(separator: "  ")],
      ["never used", grouped(addedNeverUsed), neverUsedSamples.joined(separator: "  ")],
    ]
    return ReportSection(
      title: "Use of what was added", sentences: ["\(grouped(addedOccurrences)) occurrences on the corpus"],
      table: table)
  }
}

extension MergeEffect.Example {
  private static let shownBefore = 3

  /// Both segmentations from a few tokens before the first that differs.
  fileprivate var fromFirstDifference: (before: String, after: String) {
    let common = zip(before, after).prefix { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }.count
    let start = max(0, common - Self.shownBefore)
    let lead = start > 0 ? "… " : ""
    return (
      lead + before.dropFirst(start).joined(separator: " "), lead + after.dropFirst(start).joined(separator: " ")
    )
  }
}

extension CoverageRates {
  /// The rate of an audit; nil for those that need more than sums, or lines where there are none.
  subscript(rate: AuditRate) -> Double? {
    switch rate {
    case .unknownTokenRate: unknownTokenRate
    case .unknownWordRate: unknownWordRate
    case .unknownDistinctWordRate: unknownDistinctWordRate
    case .unknownLineRate: unknownLineRate
    case .unknownCharacterRate: unknownCharacterRate
    case .characterCoverage: characterCoverage
    case .tokensPerWord: tokensPerWord
    case .charactersPerToken: charactersPerToken
    case .bytesPerToken: bytesPerToken
    case .wholeWordRate: wholeWordRate
    case .spelledCharactersPerToken, .renyiEfficiency, .tokenEntropy, .vocabularyUtilisation: nil
    }
  }
}
