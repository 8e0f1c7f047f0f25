internal import Storage
public import CorpusReading
public import WordCounting

/// What a manifest says of training: options, corpus and result.
public struct TrainingDetails: Encodable, Sendable {
  public var options: TrainingOptions
  public var totals: CorpusTotals
  public var distinctWords: Int
  public var sources: [SourceDescription]
  /// What each source contributes, where they were weighted.
  public var mixture: CountMixture?
  public var alphabet: AlphabetReport
  public var mergeCount: Int
  public var smallestMergeFrequency: Int?
  public var pruning: PruningReport?

  public init(_ result: TrainingResult, options: TrainingOptions, counts: WordCounts) {
    self.options = options
    totals = counts.totals
    distinctWords = counts.distinctWordCount
    sources = counts.sources
    mixture = counts.mixture
    alphabet = result.alphabet
    mergeCount = result.merges.count
    smallestMergeFrequency = result.smallestMergeFrequency
    pruning = result.pruning
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try encodeOptions(to: container.nestedContainer(keyedBy: Key.self, forKey: .options))
    try encodeCorpus(to: container.nestedContainer(keyedBy: Key.self, forKey: .corpus))
    try encodeAlphabet(to: container.nestedContainer(keyedBy: Key.self, forKey: .alphabet))
    // Sorted, so that the order in which files were named does not show.
    var list = container.nestedUnkeyedContainer(forKey: .sources)
    for source in sources.sorted(by: { ($0.name, $0.sha256, $0.byteCount) < ($1.name, $1.sha256, $1.byteCount) }) {
      var item = list.nestedContainer(keyedBy: Key.self)
      try item.encode(source.name, forKey: .name)
      try item.encode(source.byteCount, forKey: .bytes)
      try item.encode(source.sha256, forKey: .sha256)
    }
    try container.encodeIfPresent(mixture, forKey: .mixture)
    try container.encode(mergeCount, forKey: .merges)
    try container.encodeIfPresent(smallestMergeFrequency, forKey: .smallestMergeFrequency)
    if let pruning {
      var item = container.nestedContainer(keyedBy: Key.self, forKey: .pruning)
      try item.encode(pruning.trainedSize, forKey: .trainedSize)
      try item.encode(pruning.struckCount, forKey: .struckOut)
    }
  }

  private func encodeOptions(to container: KeyedEncodingContainer<Key>) throws {
    var container = container
    if case .pruning(let overtraining) = options.algorithm {
      try container.encode("prune", forKey: .algorithm)
      try container.encode(Double(overtraining.thousandths) / 1000, forKey: .overtrain)
    }
    if options.algorithm == .likelihood { try container.encode("likelihood", forKey: .algorithm) }
    try container.encode(options.vocabularySize, forKey: .vocabSize)
    try container.encode(options.minimumFrequency, forKey: .minFrequency)
    try container.encodeIfPresent(options.maximumTokenLength, forKey: .maxTokenLength)
    switch options.alphabet {
    case .fitting: try container.encode("fitting", forKey: .alphabet)
    case .limit(let limit): try container.encode(limit, forKey: .limitAlphabet)
    case .coverage(let share): try container.encode(share, forKey: .alphabetCoverage)
    }
    if options.minimumCharacterOccurrences > 0 {
      try container.encode(options.minimumCharacterOccurrences, forKey: .alphabetMinCount)
    }
    if options.alphabetPositions != .seen {
      try container.encode(options.alphabetPositions.rawValue, forKey: .alphabetPositions)
    }
    try container.encode(Set(options.requiredCharacters).count, forKey: .requiredCharacters)
    if options.requiresSeenHangul { try container.encode(true, forKey: .requiresSeenHangul) }
  }

  private func encodeCorpus(to container: KeyedEncodingContainer<Key>) throws {
    var container = container
    try container.encode(totals.lines, forKey: .lines)
    try container.encode(totals.words, forKey: .words)
    try container.encode(distinctWords, forKey: .distinctWords)
    try container.encode(totals.characters, forKey: .characters)
    try container.encode(totals.bytes, forKey: .bytes)
    try container.encode(totals.invalidSequences, forKey: .invalidSequences)
  }

  private func encodeAlphabet(to container: KeyedEncodingContainer<Key>) throws {
    var container = container
    try container.encode(alphabet.kept.count, forKey: .kept)
    try container.encode(alphabet.dropped.count, forKey: .dropped)
    try container.encode(alphabet.droppedOccurrences, forKey: .droppedOccurrences)
    let dropped = alphabet.dropped.map { (codePoint($0.character.value), $0.occurrences) }
    try container.encode(Dictionary(uniqueKeysWithValues: dropped), forKey: .droppedCharacters)
  }

  private enum Key: String, CodingKey {
    case options, corpus, alphabet, sources, merges, name, bytes, sha256, lines, words, characters, kept, dropped,
      mixture, algorithm, overtrain, pruning
    case trainedSize = "trained_size"
    case struckOut = "struck_out"
    case smallestMergeFrequency = "smallest_merge_frequency"
    case vocabSize = "vocab_size"
    case minFrequency = "min_frequency"
    case maxTokenLength = "max_token_length"
    case limitAlphabet = "limit_alphabet"
    case alphabetCoverage = "alphabet_coverage"
    case alphabetMinCount = "alphabet_min_count"
    case alphabetPositions = "alphabet_positions"
    case requiredCharacters = "required_characters"
    case requiresSeenHangul = "requires_seen_hangul"
    case distinctWords = "distinct_words"
    case invalidSequences = "invalid_sequences"
    case droppedOccurrences = "dropped_occurrences"
    case droppedCharacters = "dropped_characters"
  }
}
