internal import Storage

/// The characters that a census and the options leave in the vocabulary.
struct AlphabetChoice {
  private let census: CharacterCensus
  private let options: TrainingOptions
  /// Every character of the corpus and every required one, from the most frequent on; required ones before all others.
  private let ranking: [Int]
  private let required: Set<Int>
  private let specialTokens: Set<[UInt8]>

  init(_ census: CharacterCensus, _ options: TrainingOptions) {
    self.census = census
    self.options = options
    var required = Set(options.requiredCharacters.map { Int($0.value) })
    if options.requiresSeenHangul { required.formUnion(census.characters.filter { (0xAC00...0xD7A3).contains($0) }) }
    self.required = required
    specialTokens = Set(options.specialTokens.tokens.map(\.bytes))
    let all = Set(census.characters).union(required)
    // What decides is looked up once for each character.
    ranking = all.map { Rank(character: $0, isRequired: required.contains($0), count: census.occurrences[$0] ?? 0) }
      .sorted { $0.isBefore($1) }.map(\.character)
  }

  private struct Rank {
    let character: Int
    let isRequired: Bool
    let count: Int

    func isBefore(_ other: Rank) -> Bool {
      if isRequired != other.isRequired { return isRequired }
      return count != other.count ? count > other.count : character < other.character
    }
  }

  /// The characters that are kept, by code point.
  var characters: [Int] {
    if let forced = options.forcedAlphabet { return Set(forced.characters.map { Int($0.value) }).sorted() }
    let isLimited = options.alphabet != .fitting
    let ranking = isLimited && !options.countsRequiredCharacters ? rankingByCount : ranking
    let count =
      switch options.alphabet {
      case .limit(let limit): limit
      case .coverage(let share): countCovering(share, ranking)
      case .fitting: fittingCount
      }
    var kept = Array(ranking.prefix(count))
    if options.minimumCharacterOccurrences > 0 { kept.removeAll { !isFrequent($0) } }
    return required.isEmpty ? kept.sorted() : required.union(kept).sorted()
  }

  /// The characters of the corpus from the most frequent on, required ones where their counts put them.
  private var rankingByCount: [Int] {
    census.characters.map { Rank(character: $0, isRequired: false, count: census.occurrences[$0] ?? 0) }
      .sorted { $0.isBefore($1) }.map(\.character)
  }

  private func isFrequent(_ character: Int) -> Bool {
    census.occurrences[character] ?? 0 >= options.minimumCharacterOccurrences
  }

  /// How many of a ranking make up a share of all occurrences.
  private func countCovering(_ share: Double, _ ranking: [Int]) -> Int {
    let wanted = Double(census.total) * share
    var covered = 0
    for (count, character) in ranking.enumerated() {
      if Double(covered) >= wanted { return count }
      covered += census.occurrences[character] ?? 0
    }
    return ranking.count
  }

  /// How many of the ranking the vocabulary has room for.
  private var fittingCount: Int {
    var room = options.vocabularySize - specialTokens.count
    let most = required.count + AlphabetSelection.mostFittingCharacters
    for (count, character) in ranking.prefix(most).enumerated() {
      room -= tokenCount(of: character)
      if room < 0 { return count }
    }
    return min(most, ranking.count)
  }

  /// Tokens that keeping a character adds: its two forms, less those that are special tokens.
  private func tokenCount(of character: Int) -> Int {
    let bytes = UTF8Scalars.bytes(character)
    let continuation = Array(options.continuationPrefix.utf8) + bytes
    let isInside = census.goesInside(character, options) && continuation != bytes
    return (specialTokens.contains(bytes) ? 0 : 1) + (!isInside || specialTokens.contains(continuation) ? 0 : 1)
  }
}
