import VocabAudit

extension VocabularyReport {
  private static let shownCharacters = 15
  private static let shownWords = 15
  private static let shownLines = 5

  /// Why words became `[UNK]`, and what costs most; nothing where no word did.
  var causeSections: [ReportSection] {
    guard totals.unknownWords > 0 else { return [] }
    return [causeSection, characterSection(atMost: Self.shownCharacters), wordSection]
      + (examples.isEmpty ? [] : [exampleSection])
  }

  private var causeSection: ReportSection {
    var table = ReportTable(["cause<", "words", "share", "=", "distinct words"])
    for cause in causes {
      let share = Double(cause.words) / Double(totals.unknownWords)
      table.rows.append([
        cause.cause.title, grouped(cause.words), percent(share, decimals: 1), TerminalBar.text(share),
        grouped(cause.distinctWords),
      ])
    }
    return ReportSection(title: "Causes of [UNK]", table: table)
  }

  func characterSection(atMost count: Int) -> ReportSection {
    var table = ReportTable(["<", "code point<", "name~", "script<", "missing<", "words", "comments", "count"])
    for character in unknownCharacters.prefix(count) {
      table.rows.append([
        character.shownCharacter, character.codePoint, character.name, character.script, character.cause.position,
        grouped(character.words), grouped(character.lines), grouped(character.occurrences),
      ])
    }
    return ReportSection(title: "Characters that cost most, \(grouped(unknownCharacters.count)) in all", table: table)
  }

  private var wordSection: ReportSection {
    var table = ReportTable(["word~", "occurrences", "cause<"])
    for word in unknownWords.prefix(Self.shownWords) {
      table.rows.append([word.markedWord.start(60), grouped(word.occurrences), word.cause.title])
    }
    return ReportSection(
      title: "Words that cost most, \(grouped(totals.unknownDistinctWords)) in all", table: table)
  }

  private var exampleSection: ReportSection {
    ReportSection(title: "Comments with [UNK]", sentences: examples.prefix(Self.shownLines).map(\.shownText))
  }
}

extension UnknownCharacterReport {
  /// Marks and joining jamo have no shape of their own; a circle carries them. What is invisible is left out.
  var shownCharacter: String {
    guard let scalar = character.unicodeScalars.first else { return "" }
    switch scalar.properties.generalCategory {
    case .format, .control, .unassigned, .privateUse, .surrogate: return ""
    default: return character.columnCount == 0 ? "◌" + character : character
    }
  }
}

extension UnknownLineReport {
  private static let shownCharacters = 150
  /// What is shown before the first mark of a line that is too long.
  private static let shownBefore = 60

  /// The marked line, or the part of it around its first mark.
  var shownText: String {
    let scalars = Array(marked.unicodeScalars)
    let mark = scalars.firstIndex(of: "⟦") ?? 0
    guard scalars.count > Self.shownCharacters, mark > Self.shownBefore else {
      return marked.start(Self.shownCharacters)
    }
    let part = String(String.UnicodeScalarView(scalars[(mark - Self.shownBefore)...]))
    return "…" + part.start(Self.shownCharacters)
  }
}

extension UnknownCause {
  var title: String {
    switch self {
    case .missingCharacter: "character missing altogether"
    case .missingAtStart: "character missing at the start of words"
    case .missingInside: "character missing inside words"
    case .wordTooLong: "word too long"
    }
  }

  fileprivate var position: String {
    switch self {
    case .missingCharacter: "both"
    case .missingAtStart: "start"
    case .missingInside: "inside"
    case .wordTooLong: ""
    }
  }
}
