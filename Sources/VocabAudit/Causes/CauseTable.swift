internal import Storage
internal import CommentText
internal import Coverage
internal import WordPiece

/// The causes of one vocabulary's unknown words.
///
/// A class, because a copy of what it holds for each of thousands of words would cost more than the work.
final class CauseTable: Sendable {
  private let own: VocabularyCoverage
  private let corpusCharacters: CharacterCounts

  init(_ own: VocabularyCoverage, _ characters: CharacterCounts) {
    self.own = own
    corpusCharacters = characters
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
    var reports = UnknownCause.allCases.map { CauseReport(cause: $0, words: 0, distinctWords: 0) }
    for word in own.unknownWords {
      let cause = cause(word)
      guard let place = reports.firstIndex(where: { $0.cause == cause }) else { continue }
      reports[place].words += word.occurrences
      reports[place].distinctWords += 1
    }
    return reports.filter { $0.distinctWords > 0 }
  }

  /// What the words cost that are unknown because of one character.
  private struct Cost {
    var words = 0
    var distinctWords = 0
    /// Whether the first of them, the costliest, starts with it.
    let isAtStart: Bool

    init(isAtStart: Bool) { self.isAtStart = isAtStart }

    mutating func add(_ occurrences: Int) {
      words += occurrences
      distinctWords += 1
    }
  }

  /// Those that cost the most words first, then by code point.
  var characterReports: [UnknownCharacterReport] {
    var costs: [Unicode.Scalar: Cost] = [:]
    for word in own.unknownWords {
      guard case .missing(let scalar, let offset) = word.failure else { continue }
      costs[scalar, default: Cost(isAtStart: offset == 0)].add(word.occurrences)
    }
    return costs.sorted { ($1.value.words, $0.key.value) < ($0.value.words, $1.key.value) }.map { scalar, cost in
      report(scalar, cost)
    }
  }

  private func report(_ scalar: Unicode.Scalar, _ cost: Cost) -> UnknownCharacterReport {
    UnknownCharacterReport(
      character: String(scalar), codePoint: codePoint(scalar.value), name: scalar.unicodeName,
      script: scalar.scriptName,
      characterClass: CharacterClass(scalar), cause: cause(scalar, atStart: cost.isAtStart),
      occurrences: corpusCharacters[scalar].total, words: cost.words, distinctWords: cost.distinctWords,
      lines: own.unknownLinesByCause[scalar] ?? 0)
  }

  func report(_ word: UnknownWord) -> UnknownWordReport {
    var report = UnknownWordReport(
      word: String(decoding: word.bytes, as: UTF8.self), occurrences: word.occurrences, cause: cause(word))
    if case .missing(let scalar, let offset) = word.failure {
      report.character = String(scalar)
      report.characterOffset = scalarCount(word.bytes[..<offset])
    }
    return report
  }

  /// A single occurrence of a word, if it is unknown.
  func report(unknown word: [UInt8]) -> UnknownWordReport? {
    let failure = WordFailure(own.encoder.segment(word).failure)
    return failure == .none ? nil : report(UnknownWord(bytes: word, occurrences: 1, failure: failure))
  }
}
