import Coverage
import VocabAudit

extension VocabularyReport {
  /// By class of character, and by frequency of words.
  var sliceSections: [ReportSection] { [classSection, frequencySection] }

  private var classSection: ReportSection {
    var table = ReportTable(["class<", "characters", "in [UNK]", "95 %", "coverage", "lines", "with [UNK]", "95 %"])
    for slice in byClass {
      func text(_ rate: AuditRate) -> String { slice.rates[rate].map { rate.text($0) } ?? "" }
      func interval(_ rate: AuditRate) -> String { slice.intervals[rate].map { rate.text($0.low, $0.high) } ?? "" }
      table.rows.append([
        slice.characterClass.title, grouped(slice.text.characters), text(.unknownCharacterRate),
        interval(.unknownCharacterRate), text(.characterCoverage), grouped(slice.text.lines), text(.unknownLineRate),
        interval(.unknownLineRate),
      ])
    }
    return ReportSection(title: "By class of character", table: table)
  }

  private var frequencySection: ReportSection {
    var table = ReportTable([
      "occurrences<", "distinct words", "[UNK]", "95 %", "words", "[UNK]", "95 %", "tokens/word",
    ])
    for slice in byFrequency {
      func text(_ rate: AuditRate) -> String { slice.rates[rate].map { rate.text($0) } ?? "" }
      func interval(_ rate: AuditRate) -> String { slice.intervals[rate].map { rate.text($0.low, $0.high) } ?? "" }
      let range =
        slice.fewestOccurrences == slice.mostOccurrences
        ? "\(slice.fewestOccurrences)" : "\(grouped(slice.fewestOccurrences))–\(grouped(slice.mostOccurrences))"
      table.rows.append([
        range, grouped(slice.text.distinctWords), text(.unknownDistinctWordRate), interval(.unknownDistinctWordRate),
        grouped(slice.text.words), text(.unknownWordRate), interval(.unknownWordRate), text(.tokensPerWord),
      ])
    }
    return ReportSection(title: "By frequency of the word", table: table)
  }
}

extension CharacterClass {
  fileprivate var title: String {
    switch self {
    case .hangul: "Hangul syllables"
    case .jamo: "jamo"
    case .latin: "Latin"
    case .digit: "digits"
    case .punctuation: "punctuation"
    case .cjk: "CJK"
    case .kana: "kana"
    case .emoji: "emoji"
    case .other: "other"
    }
  }
}
