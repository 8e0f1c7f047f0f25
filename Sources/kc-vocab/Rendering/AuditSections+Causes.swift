import VocabAudit

extension VocabularyReport {
  private static let shownCharacters = 15
  private static let shownWords = 15
  private static let shownLines = 5

  /// Why words became `[UNK]`, and what costs most; nothing where no word did.
  var causeSections: [ReportSection] {
    guard totals.unknownWords > 0 else { return [] }
    return [causeSection, characterSection, wordSection] + (examples.isEmpty ? [] : [exampleSection])
  }

  private var causeSection: ReportSection {
    var table = ReportTable(["cause<", "words", "share", "distinct words"])
    for cause in causes {
      table.rows.append([
        cause.cause.title, grouped(cause.words),
        percent(Double(cause.words) / Double(totals.unknownWords), decimals: 1),
        grouped(cause.distinctWords),
      ])
    }
    return ReportSection(title: "Causes of [UNK]", table: table)
  }

  private var characterSection: ReportSection {
    var table = ReportTable(["<", "code point<", "name<", "script<", "missing<", "words", "lines", "occurrences"])
    for character in unknownCharacters.prefix(Self.shownCharacters) {
      table.rows.append([
        shown(character), character.codePoint, character.name, character.script, character.cause.position,
        grouped(character.words), grouped(character.lines), grouped(character.occurrences),
      ])
    }
    return ReportSection(title: "Characters that cost most, \(grouped(unknownCharacters.count)) in all", table: table)
  }

  /// Marks and joiners have no shape of their own; a circle carries them.
  private func shown(_ character: UnknownCharacterReport) -> String {
    let properties = character.character.unicodeScalars.first?.properties
    switch properties?.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return "◌" + character.character
    case .format, .control, .unassigned, .privateUse, .surrogate: return ""
    default: return character.character
    }
  }

  private var wordSection: ReportSection {
    var table = ReportTable(["word<", "occurrences", "cause<"])
    for word in unknownWords.prefix(Self.shownWords) {
      table.rows.append([word.markedWord, grouped(word.occurrences), word.cause.title])
    }
    return ReportSection(
      title: "Words that cost most, \(grouped(totals.unknownDistinctWords)) in all", table: table)
  }

  private var exampleSection: ReportSection {
    ReportSection(title: "Lines with [UNK]", sentences: examples.prefix(Self.shownLines).map(\.markedText))
  }
}

extension UnknownWordReport {
  /// The word with the lacking character in brackets.
  var markedWord: String {
    guard let offset = characterOffset else {
      return word.unicodeScalars.count > 40 ? "⟦\(word.start(40))…⟧" : "⟦\(word)⟧"
    }
    var marked = String.UnicodeScalarView()
    for (place, scalar) in word.unicodeScalars.enumerated() {
      if place == offset { marked += "⟦".unicodeScalars }
      marked.append(scalar)
      if place == offset { marked += "⟧".unicodeScalars }
    }
    return String(marked)
  }
}

extension UnknownLineReport {
  private static let shownCharacters = 160

  /// The line with its unknown words marked where they stand; those that the pipeline changed follow the line.
  var markedText: String {
    var text = Array(text.unicodeScalars)
    var elsewhere: [String] = []
    for word in unknown {
      let sought = Array(word.word.unicodeScalars)
      if let place = text.indices.first(where: { text[$0...].starts(with: sought) }) {
        text.replaceSubrange(place..<place + sought.count, with: word.markedWord.unicodeScalars)
      } else {
        elsewhere.append(word.markedWord)
      }
    }
    let line = String(String.UnicodeScalarView(text)).start(Self.shownCharacters)
    return line + (elsewhere.isEmpty ? "" : "  → " + elsewhere.joined(separator: " "))
  }
}

extension String {
  /// The first so many scalars, with an ellipsis where more follow; control characters as spaces.
  func start(_ count: Int) -> String {
    let scalars = unicodeScalars.prefix(count).map { $0.properties.generalCategory == .control ? " " : $0 }
    return String(String.UnicodeScalarView(scalars)) + (unicodeScalars.count > count ? "…" : "")
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
    case .missingCharacter: "everywhere"
    case .missingAtStart: "at the start"
    case .missingInside: "inside"
    case .wordTooLong: ""
    }
  }
}
