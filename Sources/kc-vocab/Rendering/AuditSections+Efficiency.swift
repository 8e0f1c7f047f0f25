import VocabAudit

extension VocabularyReport {
  private static let shownTokens = 20
  /// Rows of a distribution; what is beyond is one row.
  private static let shownSizes = 6

  /// How words fall into tokens and how the vocabulary is used.
  var efficiencySections: [ReportSection] { [distributionSection, utilisationSection] }

  private var distributionSection: ReportSection {
    let words = efficiency.piecesPerWord.map { ($0.pieces, $0.words) }
    let tokens = efficiency.tokenLengths.map { ($0.characters, $0.tokens) }
    let (left, right) = (shares(words), shares(tokens))
    var table = ReportTable(["<", "words of so many tokens", "=", "tokens of so many characters", "="])
    for size in 1...Self.shownSizes where left[size] != nil || right[size] != nil {
      let label = size == Self.shownSizes ? "\(size) or more" : "\(size)"
      table.rows.append([
        label, percent(left[size] ?? 0, decimals: 2), TerminalBar.text(left[size] ?? 0, columns: 4),
        percent(right[size] ?? 0, decimals: 2), TerminalBar.text(right[size] ?? 0, columns: 4),
      ])
    }
    return ReportSection(title: "Sizes", table: table)
  }

  private func shares(_ counts: [(size: Int, count: Int)]) -> [Int: Double] {
    let total = counts.reduce(0) { $0 + $1.count }
    var shares: [Int: Double] = [:]
    for (size, count) in counts { shares[min(size, Self.shownSizes), default: 0] += Double(count) / Double(total) }
    return shares
  }

  private var utilisationSection: ReportSection {
    var table = ReportTable(["tokens<", "in all", "used", "never used", "used once", "share of occurrences"])
    let occurrences = efficiency.utilisation.first?.occurrences ?? 0
    for part in efficiency.utilisation {
      table.rows.append([
        part.origin, grouped(part.tokens), grouped(part.used), grouped(part.neverUsed), grouped(part.usedOnce),
        occurrences > 0 ? percent(Double(part.occurrences) / Double(occurrences), decimals: 2) : "",
      ])
    }
    let frequent = efficiency.mostFrequent.prefix(Self.shownTokens)
    return ReportSection(
      title: "Use of the vocabulary",
      sentences: [
        "most frequent: " + frequent.map { "\($0.token) \(grouped($0.occurrences))" }.joined(separator: " · ")
      ],
      table: table)
  }
}
