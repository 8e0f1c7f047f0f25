extension AuditPage {
  /// What changed since an earlier audit.
  func changes(_ baseline: AuditDocument.Baseline) -> Page.Section {
    var section = Page.Section(
      "changes", phrases(.changes), lead: phrases(.changesLead, markup: shown(baseline.name, limit: 120)))
    for one in baseline.incompatibilities {
      let note = [
        "vocabulary": Phrase.differentVocabulary, "pipeline": .differentPipeline, "schema": .differentVersion,
      ]
      if let phrase = note[one.kind] { section.lead += " <b>\(phrases(phrase))</b>" }
    }
    section.add("", isWide: true, rateChanges(baseline))
    if let drift = baseline.drift {
      section.add(
        phrases(.drift), text: phrases(.driftLead, fixed(drift.distance, decimals: 4)), isWide: true,
        InlineMark.bar(drift.distance))
      section.add(phrases(.risen), shifts(drift.risen, phrases(.risen)))
      section.add(phrases(.fallen), shifts(drift.fallen, phrases(.fallen)))
    }
    if !baseline.newlyUnknownCharacters.isEmpty { section.add(phrases(.newCharacters), newCharacters(baseline)) }
    if !baseline.newlyUnknownWords.isEmpty { section.add(phrases(.newWords), newWords(baseline)) }
    return section
  }

  private func rateChanges(_ baseline: AuditDocument.Baseline) -> Markup {
    var table = DataTable(
      phrases(.changes),
      [
        .init(title: phrases(.rate), kind: .text), .init(title: phrases(.before)), .init(title: phrases(.after)),
        .init(title: phrases(.change)), .init(title: phrases(.changeInterval), kind: .picture),
        .init(title: phrases(.verdict), kind: .text),
      ])
    let byName = Dictionary(baseline.changes.map { ($0.rate, $0) }, uniquingKeysWith: { first, _ in first })
    for name in RateWords.order {
      guard let words = RateWords.of(name), let change = byName[name] else { continue }
      let (verdict, kind) = verdict(change, words)
      table.add([
        .init(words.title(phrases), isHeader: true), .init("\(words.text(change.before))"),
        .init("\(words.text(change.after))"), .init("\(words.signed(change.change))"),
        .init(InlineMark.change(change.change, low: change.low, high: change.high, kind: kind)),
        .init("<span class=\"\(kind)\">\(verdict)</span>"),
      ])
    }
    return table.markup(phrases)
  }

  private func verdict(_ change: AuditDocument.Baseline.Change, _ words: RateWords) -> (Markup, kind: Markup) {
    guard let low = change.low, let high = change.high, let isBetterHigher = words.isBetterHigher else {
      return (Markup(), "plain")
    }
    guard low > 0 || high < 0 else { return (phrases(.unclear), "plain") }
    return (low > 0) == isBetterHigher ? (phrases(.better), "good") : (phrases(.worse), "bad")
  }

  private func shifts(_ shifts: [AuditDocument.Baseline.Shift], _ title: Markup) -> Markup {
    let most = shifts.map { max($0.before, $0.after) }.max() ?? 1
    var table = DataTable(
      title,
      [
        .init(title: phrases(.token), kind: .text), .init(title: phrases(.before)), .init(title: phrases(.after)),
        .init(title: "", kind: .picture),
      ], isList: true)
    table.byteLimit = 15_000
    table.add(shifts, limit: 200) { shift in
      [
        .init(token(shift.token), isHeader: true), .init("\(percent(shift.before, decimals: 3))"),
        .init("\(percent(shift.after, decimals: 3))"),
        .init(InlineMark.dumbbell(shift.before, shift.after, most: most)),
      ]
    }
    return table.markup(phrases)
  }

  private func newCharacters(_ baseline: AuditDocument.Baseline) -> Markup {
    var table = DataTable(
      phrases(.newCharacters),
      [
        .init(title: phrases(.character), kind: .text), .init(title: phrases(.codePoint), kind: .text),
        .init(title: phrases(.name), kind: .text, isMinor: true), .init(title: phrases(.words)),
      ], isList: true)
    table.byteLimit = 30_000
    table.add(baseline.newlyUnknownCharacters, limit: 200) { one in
      [
        .init("<span class=\"glyph\">\(shown(one.character, limit: 8))</span>", isHeader: true),
        .init("<code>\(String(one.codePoint.prefix(8)))</code>"), .init("<small>\(shown(one.name, limit: 80))</small>"),
        .init("\(grouped(one.words.value))"),
      ]
    }
    return table.markup(phrases)
  }

  private func newWords(_ baseline: AuditDocument.Baseline) -> Markup {
    var table = DataTable(
      phrases(.newWords),
      [
        .init(title: phrases(.word), kind: .text), .init(title: phrases(.lacks), kind: .text),
        .init(title: phrases(.occurrences)),
      ], isList: true)
    table.byteLimit = 30_000
    table.add(baseline.newlyUnknownWords, limit: 300) { one in
      [
        .init(shown(one.word, limit: 60), isHeader: true), .init(one.character.map { shown($0, limit: 8) } ?? "–"),
        .init("\(grouped(one.occurrences.value))"),
      ]
    }
    return table.markup(phrases)
  }
}
