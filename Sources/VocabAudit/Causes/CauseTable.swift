internal import CommentText
internal import Coverage

/// The causes of one vocabulary's unknown words.
struct CauseTable {
  private let own: VocabularyCoverage
  private let corpusCharacters: CharacterCounts
  private let unknown: [[UInt8]: UnknownWord]

  init(_ own: VocabularyCoverage, _ characters: CharacterCounts) {
    self.own = own
    corpusCharacters = characters
    unknown = Dictionary(own.unknownWords.map { ($0.bytes, $0) }) { first, _ in first }
  }

  func cause(_ word: UnknownWord) -> UnknownCause {
    guard case .missing(let scalar, let offset) = word.failure else { return .wordTooLong }
    return cause(scalar, atStart: offset == 0)
  }

  private func cause(_ scalar: Unicode.Scalar, atStart: Bool) -> UnknownCause {
    let hasOther = atStart ? own.characters.holdsInside(scalar.value) : own.characters.holdsAtStart(scalar.value)
    return !hasOther ? .missingCharacter : atStart ? .missingAtStart : .missingInside
  }

  /// One for each cause that there is, in the order of the causes.
  var causeReports: [CauseReport] {
    var reports: [UnknownCause: CauseReport] = [:]
    for word in own.unknownWords {
      let cause = cause(word)
      reports[cause, default: CauseReport(cause: cause, words: 0, distinctWords: 0)].words += word.occurrences
      reports[cause]?.distinctWords += 1
    }
    return UnknownCause.allCases.compactMap { reports[$0] }
  }

  /// Those that cost the most words first, then by code point.
  var characterReports: [UnknownCharacterReport] {
    var reports: [Unicode.Scalar: UnknownCharacterReport] = [:]
    for word in own.unknownWords {
      guard case .missing(let scalar, let offset) = word.failure else { continue }
      reports[scalar, default: report(scalar, atStart: offset == 0)].words += word.occurrences
      reports[scalar]?.distinctWords += 1
    }
    return reports.sorted { ($1.value.words, $0.key.value) < ($0.value.words, $1.key.value) }.map(\.value)
  }

  private func report(_ scalar: Unicode.Scalar, atStart: Bool) -> UnknownCharacterReport {
    UnknownCharacterReport(
      character: String(scalar), codePoint: scalar.codePoint, name: scalar.unicodeName, script: scalar.scriptName,
      characterClass: CharacterClass(scalar), cause: cause(scalar, atStart: atStart),
      occurrences: corpusCharacters[scalar].total, words: 0, distinctWords: 0,
      lines: own.unknownLinesByCause[scalar] ?? 0)
  }

  func report(_ word: UnknownWord) -> UnknownWordReport {
    var report = UnknownWordReport(
      word: String(decoding: word.bytes, as: UTF8.self), occurrences: word.occurrences, cause: cause(word))
    if case .missing(let scalar, let offset) = word.failure {
      report.character = String(scalar)
      report.characterOffset = word.bytes[..<offset].count { $0 & 0xC0 != 0x80 }
    }
    return report
  }

  /// A single occurrence of a word, if it is unknown.
  func report(unknown word: [UInt8]) -> UnknownWordReport? {
    guard var found = unknown[word] else { return nil }
    found.occurrences = 1
    return report(found)
  }
}
