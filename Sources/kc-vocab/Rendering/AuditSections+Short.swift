import VocabAudit

extension AuditReport {
  private static let shownRates: [AuditRate] = [
    .unknownLineRate, .unknownTokenRate, .unknownWordRate, .unknownCharacterRate, .tokensPerWord, .charactersPerToken,
    .wholeWordRate, .vocabularyUtilisation,
  ]
  private static let shownCharacters = 5
  private static let shownWords = 6
  private static let shownGroups = 12

  /// What decides, on one screen: the verdict, the rates, what costs most, and the gates.
  var shortSections: [ReportSection] {
    var sections = [headSection, ratesSection(of: Self.shownRates)]
    if let audited = vocabularies.first {
      sections += audited.shortCauseSections(Self.shownCharacters, Self.shownWords)
    }
    if let baseline { sections.append(baseline.shortSection) }
    if let seen { sections.append(seenSection(seen)) }
    if !groups.isEmpty { sections.append(groupsSection(atMost: Self.shownGroups)) }
    return sections + [verdictSection]
  }

  /// What the audit comes to, a sentence each: gates, `[UNK]`, other vocabularies, the baseline.
  var verdict: [String] {
    [gateVerdict, unknownVerdict].compactMap(\.self) + comparisons.compactMap(\.verdict)
      + [baseline?.verdict].compactMap(\.self)
  }

  /// The verdict again, with the gates: what stands last is what is seen.
  var verdictSection: ReportSection {
    ReportSection(title: "Verdict", sentences: verdict, table: gates.isEmpty ? nil : gatesTable)
  }

  /// `FAILED: 1 of 2 gates (unknown_line_rate>1%)`
  private var gateVerdict: String? {
    guard !gates.isEmpty else { return nil }
    let unchecked = gates.count { !$0.isFailed && $0.reason == .noBaseline }
    let rest = unchecked > 0 ? ", \(grouped(unchecked)) not checked" : ""
    let failed = failedGates
    guard failed.isEmpty else {
      let conditions = failed.map(\.condition).joined(separator: ", ")
      return "FAILED: \(grouped(failed.count)) of \(counted(gates.count, "gate")) (\(conditions))" + rest
    }
    return "passed: \(grouped(gates.count - unchecked)) of \(counted(gates.count, "gate"))" + rest
  }

  /// `10.209 % of comments hold [UNK] (9.879–10.532 %); 201 characters are missing, first ㅠ ㅡ ㅜ ♡ ㅓ`
  private var unknownVerdict: String? {
    guard let audited = vocabularies.first, let share = audited.rates[.unknownLineRate] else { return nil }
    guard audited.totals.unknownWords > 0 else { return "no comment holds [UNK]" }
    let interval = audited.intervals[.unknownLineRate].map {
      " (\(AuditRate.unknownLineRate.text($0.low, $0.high)))"
    }
    let missing = audited.unknownCharacters
    let first = missing.prefix(Self.shownCharacters).map {
      $0.shownCharacter.isEmpty ? $0.codePoint : $0.shownCharacter
    }
    let cause =
      missing.isEmpty
      ? ""
      : "; \(counted(missing.count, "character")) \(missing.count == 1 ? "is" : "are") missing"
        + (missing.count > 1 ? ", first " : ": ") + first.joined(separator: " ")
    return AuditRate.unknownLineRate.text(share) + " of comments hold [UNK]" + (interval ?? "") + cause
  }
}

extension VocabularyReport {
  /// The characters and words that cost most; nothing where no word is unknown.
  fileprivate func shortCauseSections(_ characterCount: Int, _ wordCount: Int) -> [ReportSection] {
    guard totals.unknownWords > 0 else { return [] }
    let shown = unknownWords.prefix(wordCount).map { "\($0.markedWord.start(24)) \(grouped($0.occurrences))" }
    let words = ReportSection(
      title: "Words that cost most, \(grouped(totals.unknownDistinctWords)) in all",
      sentences: [shown.joined(separator: " · ")])
    return unknownCharacters.isEmpty ? [words] : [characterSection(atMost: characterCount), words]
  }
}

extension ComparisonReport {
  /// `kcbert has more comments with [UNK] than koelectra: +6.347 %p (6.0 to 6.7 %p)`
  fileprivate var verdict: String? {
    guard let own = differences?.first(where: { $0.rate == .unknownLineRate }) else { return nil }
    return "\(left) less \(right): \(own.rate.sentence(own.difference, own.low, own.high))"
  }
}

extension BaselineReport {
  private static let shownRates: [AuditRate] = [
    .unknownLineRate, .unknownTokenRate, .tokensPerWord, .charactersPerToken,
  ]
  private static let shownCharacters = 8

  fileprivate var verdict: String? {
    guard let change = changes.first(where: { $0.rate == .unknownLineRate }) else { return nil }
    return "since \(name): \(change.rate.sentence(change.change, change.low, change.high))"
  }

  fileprivate var shortSection: ReportSection {
    var sentences = incompatibilities.map(\.sentence)
    if let drift { sentences.append("drift: \(fixed(drift.distance, decimals: 4))") }
    if !newlyUnknownCharacters.isEmpty {
      let shown = newlyUnknownCharacters.prefix(Self.shownCharacters).map(\.shownCharacter).joined(separator: " ")
      sentences.append("newly unknown characters, \(grouped(newlyUnknownCharacters.count)): \(shown)")
    }
    return ReportSection(
      title: "Since \(name)", sentences: sentences,
      table: changeTable(changes.filter { Self.shownRates.contains($0.rate) }))
  }
}
