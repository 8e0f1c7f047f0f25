internal import Storage

/// The symbols that words are made of before anything is merged.
///
/// Ids: special tokens, kept characters by code point, continuation forms by first appearance, then those of characters
/// that do not occur inside words, by code point.
struct Alphabet {
  private(set) var tokens: TokenList
  let symbols: SymbolTable
  let report: AlphabetReport
  let prefix: [UInt8]

  init(_ census: CharacterCensus, _ options: TrainingOptions) throws(TrainingError) {
    let characters = AlphabetChoice(census, options).characters
    let symbols = SymbolTable()
    let prefix = Array(options.continuationPrefix.utf8)
    var tokens = TokenList(options.specialTokens)
    let specialTokenCount = tokens.count
    for character in characters { _ = tokens.id(adding: UTF8Scalars.bytes(character)) }
    let visible = Set(characters).union(census.characters.filter { tokens.id(of: UTF8Scalars.bytes($0)) != nil })
    for character in visible {
      symbols.setInitial(tokens.id(adding: UTF8Scalars.bytes(character)), for: character)
    }
    var inside = Self.continuationOrder(of: visible, census, forced: options.forcedAlphabet)
    if options.alphabetPositions == .both {
      let ordered = Set(inside)
      inside += visible.filter { !ordered.contains($0) && census.goesInside($0, options) }.sorted()
    }
    for character in inside {
      symbols.setContinuation(tokens.id(adding: prefix + UTF8Scalars.bytes(character)), for: character)
    }
    if tokens.count > options.vocabularySize && !options.allowsLarger {
      throw .vocabularySizeTooSmall(
        size: options.vocabularySize, specialTokens: specialTokenCount, characters: characters.count,
        smallest: tokens.count)
    }
    guard options.allowsEmptyAlphabet || !visible.isEmpty else { throw .emptyAlphabet }
    self.tokens = tokens
    self.symbols = symbols
    self.prefix = prefix
    report = AlphabetReport(census, visible: visible, continuationCount: inside.count)
  }

  /// Characters that occur inside words, as the words in byte order show them; forced ones first.
  private static func continuationOrder(
    of visible: Set<Int>, _ census: CharacterCensus, forced: ForcedAlphabet?
  ) -> [Int] {
    let first = (forced?.continuations ?? []).map { Int($0.value) }
    let rest = visible.subtracting(first).compactMap { character in
      census.firstAppearances[character].map { (character, $0) }
    }
    return first + rest.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension AlphabetReport {
  fileprivate init(_ census: CharacterCensus, visible: Set<Int>, continuationCount: Int) {
    let occurrences = { (character: Int) in
      CharacterOccurrences(
        character: Unicode.Scalar(UInt32(character)) ?? "\u{FFFD}", occurrences: census.occurrences[character] ?? 0)
    }
    kept = visible.sorted().map(occurrences)
    dropped = census.characters.filter { !visible.contains($0) }.sorted().map(occurrences)
      .sorted { $0.occurrences != $1.occurrences ? $0.occurrences > $1.occurrences : $0.character < $1.character }
    self.continuationCount = continuationCount
  }
}
