internal import Storage
internal import Coverage

/// The totals that measuring would give after each chosen token.
struct Forecast {
  private(set) var totals: CoverageTotals
  private let characters: CharacterCounts
  /// The place of each unknown word among the vocabulary's.
  private let unknownPlaces: [[UInt8]: Int]
  /// For each unknown word, the sets of unknown words it is in.
  private var setsOfWord: [[Int]] = []
  /// For each set of unknown words that lines hold: how many of its words are still unknown, and on how many lines.
  private var sets: [(unknown: Int, lines: Int)] = []

  init(_ coverage: CorpusCoverage) {
    let own = coverage.vocabularies[0]
    totals = own.totals
    characters = coverage.characters
    unknownPlaces = Dictionary(own.unknownWords.enumerated().map { ($1.bytes, $0) }) { first, _ in first }
    setsOfWord = Array(repeating: [], count: own.unknownWords.count)
    for (number, set) in (coverage.unknownWordSets ?? []).enumerated() {
      sets.append((set.words.count, set.lines))
      for word in set.words { setsOfWord[word].append(number) }
    }
  }

  /// Takes a choice into account.
  mutating func apply(_ choice: SuggestionSearch.Choice, _ words: AffectedWords) -> ChosenToken {
    var chosen = ChosenToken(token: choice.token, kind: .piece, resolvedWords: 0, savedTokens: 0)
    for change in choice.changes {
      let count = words.counts[change.word]
      if change.before.isUnknown {
        guard !change.after.isUnknown else { continue }
        words.withBytes(of: change.word) { resolve($0, count, change.after) }
        chosen.resolvedWords += count
        if words.withBytes(of: change.word, { $0.elementsEqual(choice.token.text) }) { chosen.kind = .unknownWord }
      } else {
        totals.tokens += count * (change.after.tokens - change.before.tokens)
        totals.wholeWords += count * ((change.after.tokens == 1 ? 1 : 0) - (change.before.tokens == 1 ? 1 : 0))
        chosen.savedTokens += count * (change.before.tokens - change.after.tokens)
      }
    }
    if choice.token.isSingleCharacter {
      cover(choice.token)
      chosen.kind = .character
    }
    return chosen
  }

  private mutating func resolve(_ word: UnsafeRawBufferPointer, _ count: Int, _ after: WordCost) {
    totals.tokens += count * (after.tokens - 1)
    totals.unknownWords -= count
    totals.unknownDistinctWords -= 1
    totals.unknownCharacters -= count * scalarCount(word)
    if after.tokens == 1 { totals.wholeWords += count }
    guard let place = unknownPlaces[Array(word)] else { return }
    for set in setsOfWord[place] {
      sets[set].unknown -= 1
      if sets[set].unknown == 0 { totals.unknownLines -= sets[set].lines }
    }
  }

  /// The character has a token of its own from now on.
  private mutating func cover(_ token: SuggestedToken) {
    guard let scalar = String(decoding: token.text, as: UTF8.self).unicodeScalars.first else { return }
    let places = characters[scalar]
    totals.uncoveredCharacters -= token.isContinuation ? places.inside : places.atStart
  }
}
