internal import WordPiece

/// Learns merges from segments, as long as pairs reach the threshold.
///
/// Order: most occurrences, then lower left id, then lower right id; never hash order.
/// - Complexity: O(visits + m log p); m merges, p pairs that reach the threshold.
/// - Source: Sennrich et al. 2016; `##` as in BERT's WordPiece.
struct MergeLoop: ~Copyable {
  private(set) var vocabulary: MergeVocabulary
  private(set) var merges: [Merge] = []
  private var table: PairTable
  private var queue: PairQueue
  private let size: Int
  private var replacement: PairReplacement

  init(
    _ alphabet: Alphabet, _ pairs: consuming PairPositions, options: TrainingOptions, threshold: Int,
    smallestSharedCount: Int
  ) {
    vocabulary = MergeVocabulary(tokens: alphabet.tokens, rules: MergeRules(options), threshold: threshold)
    size = options.mergedSize
    queue = PairQueue(pairs.table)
    let mostMerges = pairs.segments.mostMerges(wanted: size - alphabet.tokens.count)
    replacement = PairReplacement(
      pairs.segments, symbolLimit: alphabet.tokens.count + mostMerges + 1, threads: options.threads,
      smallestSharedCount: smallestSharedCount)
    table = pairs.table
  }

  /// Merges until the vocabulary has its size or no pair reaches the threshold.
  /// - Parameter report: called from time to time with the number of merges; false stops.
  /// - Throws: `TrainingError.cancelled`.
  mutating func run(_ report: (Int) -> Bool) throws(TrainingError) -> TrainingEnd {
    while vocabulary.tokens.count < size {
      guard let number = queue.next(of: table, threshold: vocabulary.threshold) else { return .noPairLeft }
      mint(number)
      if merges.count % 256 == 0 && !report(merges.count) { throw .cancelled }
    }
    return .sizeReached
  }

  /// Makes the pair a token, puts it in the pair's places, and queues the pairs that come to be.
  private mutating func mint(_ number: Int) {
    let pair = table.records[number]
    let token = vocabulary.mint(pair.key)
    merges.append(
      Merge(left: Int(pair.key.left), right: Int(pair.key.right), token: Int(token), frequency: pair.occurrences))
    table.lower(number, by: pair.occurrences)
    replacement.replace(pair, by: token)
    table.releasePlaces(number)
    replacement.updatePairCounts(pair.key, token: token, in: &table, vocabulary)
    for place in 0..<replacement.added.count { queue.add(replacement.added[place], of: table) }
  }
}
