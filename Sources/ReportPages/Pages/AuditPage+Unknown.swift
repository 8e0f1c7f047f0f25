internal import Storage

extension AuditPage {
  /// What becomes [UNK]: causes, classes, frequency, characters, words, comments.
  func unknown(_ vocabulary: AuditDocument.Vocabulary, _ place: Int) -> Page.Section {
    let prefix: Markup = "v\(place)"
    let totals = vocabulary.totals
    var section = Page.Section("\(prefix)-unknown", phrases(.unknown))
    guard totals.unknownWords.value > 0 else {
      section.lead = phrases(.nothingUnknown)
      return section
    }
    section.lead = phrases(
      .unknownLead, grouped(totals.unknownWords.value), grouped(document.corpus.words.value),
      grouped(totals.unknownDistinctWords.value))
    section.add(phrases(.causes), causes(vocabulary))
    section.add(phrases(.byFrequency), text: phrases(.byFrequencyLead), byFrequency(vocabulary))
    section.add(phrases(.byClass), text: phrases(.byClassLead), isWide: true, byClass(vocabulary))
    let comments = CommentList(vocabulary.examples, prefix: prefix, phrases: phrases, byteLimit: byteLimit(50_000))
    if !vocabulary.unknownCharacters.isEmpty {
      section.add(
        phrases(.characters), text: phrases(.charactersLead), isWide: true, characters(vocabulary, comments))
    }
    section.add(phrases(.wordsTitle), text: phrases(.wordsLead), words(vocabulary, comments))
    if !comments.isEmpty {
      section.add(phrases(.comments), text: phrases(.commentsLead), id: comments.id, comments.markup)
    }
    return section
  }

  /// Rows of a long table: fewer where many vocabularies share a page.
  private func rowLimit(_ most: Int) -> Int { max(20, most / detailedCount) }

  private func causes(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    var table = DataTable(
      phrases(.causes),
      [
        .init(title: phrases(.cause), kind: .text), .init(title: phrases(.words)),
        .init(title: phrases(.distinctWords)),
        .init(title: phrases(.shareOfUnknown)), .init(title: "", kind: .picture),
      ])
    for cause in vocabulary.causes {
      let share = ratio(cause.words.value, vocabulary.totals.unknownWords.value)
      table.add([
        .init(causeWords(cause.cause), isHeader: true), .init("\(grouped(cause.words.value))"),
        .init("\(grouped(cause.distinctWords.value))"), .init("\(shortPercent(share))"),
        .init(InlineMark.bar(share, kind: "bad")),
      ])
    }
    return table.markup(phrases)
  }

  private func causeWords(_ cause: String) -> Markup {
    switch cause {
    case "missing_character": phrases(.missingCharacter)
    case "missing_at_start": phrases(.missingAtStart)
    case "missing_inside": phrases(.missingInside)
    case "word_too_long": phrases(.tooLong)
    default: shown(cause, limit: 40)
    }
  }

  private func byClass(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    let rate = "unknown_word_rate"
    let most = vocabulary.byClass.map { $0.intervals[rate]?.high ?? $0.rates[rate] ?? 0 }.max() ?? 1
    var table = DataTable(
      phrases(.byClass),
      [
        .init(title: phrases(.characterClass), kind: .text), .init(title: phrases(.words)),
        .init(title: phrases(.unknownWords)), .init(title: phrases(.unknownShare)),
        .init(title: phrases(.interval), isMinor: true), .init(title: scale(most), kind: .picture),
      ])
    for slice in vocabulary.byClass {
      let value = slice.rates[rate] ?? 0
      table.add([
        .init(className(slice.characterClass), isHeader: true), .init("\(grouped(slice.text.words.value))"),
        .init("\(grouped(slice.totals.unknownWords.value))"), .init("\(percent(value))"),
        .init(slice.intervals[rate].map { "\(percentRange($0))" } ?? ""),
        .init(InlineMark.intervals([(value, slice.intervals[rate])], from: 0, to: most)),
      ])
    }
    return table.markup(phrases)
  }

  private func byFrequency(_ vocabulary: AuditDocument.Vocabulary) -> Markup {
    let rate = "unknown_word_rate"
    let most = vocabulary.byFrequency.map { $0.intervals[rate]?.high ?? $0.rates[rate] ?? 0 }.max() ?? 1
    var table = DataTable(
      phrases(.byFrequency),
      [
        .init(title: phrases(.occurrencesInCorpus), kind: .text), .init(title: phrases(.distinctWords)),
        .init(title: phrases(.unknownShare)), .init(title: scale(most), kind: .picture),
      ])
    for slice in vocabulary.byFrequency {
      let (fewest, last) = (slice.fewestOccurrences.value, slice.mostOccurrences.value)
      let value = slice.rates[rate] ?? 0
      let band: Markup =
        last <= 1 ? phrases(.once) : "\(grouped(fewest))–\(grouped(last))"
      table.add([
        .init(band, isHeader: true), .init("\(grouped(slice.text.distinctWords.value))"), .init("\(percent(value))"),
        .init(InlineMark.intervals([(value, slice.intervals[rate])], from: 0, to: most)),
      ])
    }
    return table.markup(phrases)
  }

  private func characters(_ vocabulary: AuditDocument.Vocabulary, _ comments: CommentList) -> Markup {
    let list = vocabulary.unknownCharacters
    let most = list.map(\.words.value).max() ?? 1
    var table = DataTable(
      phrases(.characters),
      [
        .init(title: phrases(.character), kind: .text), .init(title: phrases(.codePoint), kind: .text),
        .init(title: phrases(.name), kind: .text, isMinor: true),
        .init(title: phrases(.characterClass), kind: .text, isMinor: true),
        .init(title: phrases(.missing), kind: .text, isMinor: true), .init(title: phrases(.words)),
        .init(title: "", kind: .picture), .init(title: phrases(.lines)), .init(title: phrases(.seen), isMinor: true),
      ], isList: true)
    table.byteLimit = byteLimit(80_000)
    table.add(list, limit: rowLimit(500)) { one in
      [
        .init("<span class=\"glyph\">\(shown(one.character, limit: 8))</span>", isHeader: true),
        .init("<code>\(String(one.codePoint.prefix(8)))</code>"), .init("<small>\(shown(one.name, limit: 80))</small>"),
        .init(className(one.characterClass)), .init(missing(one.cause)), .init("\(grouped(one.words.value))"),
        .init(InlineMark.bar(ratio(one.words.value, most), kind: "bad")),
        .init(comments.link("\(grouped(one.lines.value))", to: one.codePoint)),
        .init("\(grouped(one.occurrences.value))"),
      ]
    }
    return table.markup(phrases)
  }

  func missing(_ cause: String) -> Markup {
    switch cause {
    case "missing_at_start": phrases(.atStart)
    case "missing_inside": phrases(.inside)
    case "word_too_long": phrases(.longWord)
    default: phrases(.everywhere)
    }
  }

  private func words(_ vocabulary: AuditDocument.Vocabulary, _ comments: CommentList) -> Markup {
    var table = DataTable(
      phrases(.wordsTitle),
      [
        .init(title: phrases(.word), kind: .text), .init(title: phrases(.occurrences)),
        .init(title: phrases(.lacks), kind: .text), .init(title: phrases(.missing), kind: .text, isMinor: true),
      ], isList: true)
    table.byteLimit = byteLimit(90_000)
    table.add(vocabulary.unknownWords, limit: rowLimit(1_000)) { one in
      let code = one.character?.unicodeScalars.first.map { codePoint($0.value) } ?? ""
      let character: Markup = one.character.map { "<span class=\"glyph\">\(shown($0, limit: 8))</span>" } ?? "–"
      return [
        .init(shown(one.word, limit: 60), isHeader: true), .init("\(grouped(one.occurrences.value))"),
        .init(comments.link(character, to: code)), .init(missing(one.cause)),
      ]
    }
    if !vocabulary.unknownWordsComplete { table.total = vocabulary.totals.unknownDistinctWords.value }
    return table.markup(phrases)
  }
}
