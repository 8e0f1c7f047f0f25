public import WordCounting
internal import Storage
internal import WordPiece

/// Learns a vocabulary from word counts.
///
///     var options = TrainingOptions()
///     options.vocabularySize = 32_000
///     let result = try Trainer(options).train(counts)
///     result.vocabulary.count
///
/// Pairs of neighbouring pieces are merged from the most frequent on, as Hugging Face's WordPiece trainer does it;
/// equally frequent ones by lower left id, then lower right id; other orders are `TrainingAlgorithm`'s. The result
/// depends on the counts and the options alone.
public struct Trainer: Sendable {
  public let options: TrainingOptions
  /// How the work is cut; for tests, since the result does not depend on it.
  let plan: TrainingPlan

  public init(_ options: TrainingOptions = TrainingOptions()) { self.init(options, plan: TrainingPlan()) }

  package init(_ options: TrainingOptions, plan: TrainingPlan) {
    self.options = options
    self.plan = plan
  }

  /// Learns the vocabulary.
  ///
  /// - Parameters:
  ///   - counts: words as the pipeline made them.
  ///   - report: called from time to time in the calling thread; false stops.
  /// - Throws: `TrainingError`; `.cancelled` if `report` stopped it.
  /// - Complexity: O(bytes of all distinct words) three times, shared by the threads, then the merges.
  public func train(
    _ counts: WordCounts, report: (TrainingProgress) -> Bool = { _ in true }
  ) throws(TrainingError) -> TrainingResult {
    try options.check()
    let threads = ThreadPool(options.threads)
    try proceed(.countingCharacters, report)
    let alphabet = try Alphabet(CharacterCensus(counts, threads: threads), options)
    if options.algorithm == .likelihood { return try trainByLikelihood(counts, alphabet, report) }
    try proceed(.countingPairs, report)
    let census = PairCensus(
      counts, alphabet, MergeRules(options), threads: threads,
      byteLimit: plan.pairByteLimit(memoryLimitBytes: options.memoryLimitBytes))
    let wanted = max(options.mergedSize - alphabet.tokens.count, 0)
    var threshold = plan.firstThreshold(census, wanted: wanted, minimumFrequency: MergeRules(options).minimumFrequency)
    while true {
      try proceed(.cuttingWords, report)
      var loop = try mergeLoop(counts, alphabet, census, threshold: threshold, threads)
      let end = try loop.run { report(TrainingProgress(stage: .merging, completed: $0, total: wanted)) }
      if end == .sizeReached || threshold <= MergeRules(options).minimumFrequency {
        return try finish(LearntTokens(loop, end), alphabet, counts, report)
      }
      // The guess was too high. Everything from the first merge on is the same again, and more follows.
      threshold = max(threshold / plan.retryDivisor, MergeRules(options).minimumFrequency)
    }
  }

  private func trainByLikelihood(
    _ counts: WordCounts, _ alphabet: Alphabet, _ report: (TrainingProgress) -> Bool
  ) throws(TrainingError) -> TrainingResult {
    try proceed(.cuttingWords, report)
    var loop = try LikelihoodLoop(counts, alphabet, options)
    let wanted = max(options.vocabularySize - alphabet.tokens.count, 0)
    let end = try loop.run { report(TrainingProgress(stage: .merging, completed: $0, total: wanted)) }
    return TrainingResult(
      vocabulary: try options.vocabulary(of: loop.tokens.tokens), alphabet: alphabet.report, merges: loop.merges,
      end: end, pruning: nil)
  }

  private func proceed(
    _ stage: TrainingProgress.Stage, _ report: (TrainingProgress) -> Bool
  ) throws(TrainingError) {
    guard report(TrainingProgress(stage: stage)) else { throw .cancelled }
  }

  /// Cuts the words at pairs that do not reach the threshold, and finds the places of those that do.
  private func mergeLoop(
    _ counts: WordCounts, _ alphabet: Alphabet, _ census: PairCensus, threshold: Int, _ threads: ThreadPool
  ) throws(TrainingError) -> MergeLoop {
    let pairs = census.reaching(threshold)
    let index = PairIndex(capacity: pairs.count)
    for (number, pair) in pairs.enumerated() { index.add(pair.key, number: number) }
    let shardCount = plan.shardCount(counts)
    let shards = (0..<shardCount).map { _ in SegmentShard(expecting: counts.distinctWordCount / shardCount / 3) }
    for kept in plan.passes(counts, memoryLimitBytes: options.memoryLimitBytes) {
      let cutters = threads.perform(
        tasks: counts.partitions.count,
        makeWorker: { WordCutter(alphabet.symbols, pairs: index, shards: shards, kept: kept) }
      ) { cutter, partition in
        counts.forEach(inPartition: partition) { cutter.add($0, occurrences: $1) }
      }
      for cutter in cutters { cutter.worker.finish() }
      for shard in kept { shards[shard].seal() }
    }
    let layout = SegmentLayout(shards, pairs: pairs, threads: threads, mostShortPairs: plan.mostShortPairs)
    guard layout.slotCount <= plan.slotLimit else {
      throw .tooManySegments(slots: layout.slotCount, limit: plan.slotLimit)
    }
    if let limit = options.memoryLimitBytes {
      // Shards give their memory back one by one while the layout takes its own.
      let needed =
        ProcessMemory.residentByteCount + max(layout.byteCount - layout.shardByteCount, 0)
        + TrainingPlan.mergingByteCount
      guard needed <= limit else { throw .memoryTooSmall(limit: limit, needed: needed) }
    }
    let placed = layout.lay(index)
    return MergeLoop(
      alphabet, placed, options: options, threshold: threshold, smallestSharedCount: plan.smallestSharedCount)
  }

  /// What is kept of merging once its memory is given back.
  private struct LearntTokens {
    let tokens: [[UInt8]]
    let merges: [Merge]
    let end: TrainingEnd

    init(_ loop: consuming MergeLoop, _ end: TrainingEnd) {
      tokens = loop.vocabulary.tokens.tokens
      merges = loop.merges
      self.end = end
    }
  }

  private func finish(
    _ learnt: LearntTokens, _ alphabet: Alphabet, _ counts: WordCounts, _ report: (TrainingProgress) -> Bool
  ) throws(TrainingError) -> TrainingResult {
    var tokens = learnt.tokens
    var pruning: PruningReport?
    if case .pruning = options.algorithm {
      let pruner = Pruner(options, plan: plan, alphabetCount: alphabet.tokens.count)
      tokens = try pruner.prune(tokens, counts) {
        report(TrainingProgress(stage: .pruning, completed: $0, total: $1))
      }
      pruning = PruningReport(trainedSize: learnt.tokens.count, struckCount: learnt.tokens.count - tokens.count)
    }
    return TrainingResult(
      vocabulary: try options.vocabulary(of: tokens), alphabet: alphabet.report, merges: learnt.merges, end: learnt.end,
      pruning: pruning)
  }
}

extension TrainingOptions {
  /// - Throws: `TrainingError.vocabulary`.
  func vocabulary(of tokens: [[UInt8]]) throws(TrainingError) -> Vocabulary {
    do {
      return try Vocabulary(tokens: tokens, specialTokens: specialTokens, continuationPrefix: continuationPrefix)
    } catch { throw .vocabulary(error) }
  }
}
