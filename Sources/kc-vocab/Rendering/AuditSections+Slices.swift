import Coverage
import VocabAudit

extension VocabularyReport {
  /// By class of character, and by frequency of words.
  var sliceSections: [ReportSection] { [classCharacterSection, classWordSection, frequencySection] }

  private var classCharacterSection: ReportSection {
    var table = ReportTable(["class<", "characters", "in [UNK]", "95 %", "coverage", "95 %"])
    for slice in byClass {
      table.rows.append([
        slice.characterClass.title, grouped(slice.text.characters),
        perCent(slice.rates[.unknownCharacterRate], decimals: 3),
        perCent(slice.intervals[.unknownCharacterRate], decimals: 3),
        perCent(slice.rates[.characterCoverage], decimals: 3),
        perCent(slice.intervals[.characterCoverage], decimals: 3),
      ])
    }
    return ReportSection(title: "By class of character: the characters, in per cent", table: table)
  }

  private var classWordSection: ReportSection {
    var table = ReportTable(["with<", "words", "[UNK]", "95 %", "of comments", "95 %"])
    for slice in byClass {
      table.rows.append([
        slice.characterClass.title, grouped(slice.text.words), perCent(slice.rates[.unknownWordRate], decimals: 3),
        perCent(slice.intervals[.unknownWordRate], decimals: 3), perCent(slice.rates[.unknownLineRate], decimals: 3),
        perCent(slice.intervals[.unknownLineRate], decimals: 3),
      ])
    }
    return ReportSection(title: "By class of character: words and comments that hold one, in per cent", table: table)
  }

  private var frequencySection: ReportSection {
    var table = ReportTable(["occurrences<", "distinct", "[UNK]", "words", "[UNK]", "95 %", "tokens/word"])
    for slice in byFrequency {
      let range =
        slice.fewestOccurrences == slice.mostOccurrences
        ? "\(slice.fewestOccurrences)" : "\(grouped(slice.fewestOccurrences))–\(grouped(slice.mostOccurrences))"
      table.rows.append([
        range, grouped(slice.text.distinctWords), perCent(slice.rates[.unknownDistinctWordRate], decimals: 2),
        grouped(slice.text.words), perCent(slice.rates[.unknownWordRate], decimals: 2),
        perCent(slice.intervals[.unknownWordRate], decimals: 2),
        slice.rates[.tokensPerWord].map { fixed($0, decimals: 3) } ?? "",
      ])
    }
    return ReportSection(title: "By frequency of the word, in per cent", table: table)
  }
}

extension CharacterClass {
  var title: String {
    switch self {
    case .hangul: "syllables"
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
