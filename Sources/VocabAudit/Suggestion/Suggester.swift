internal import Storage
public import Coverage
internal import WordCounting

/// Finds the tokens that would help a vocabulary most on a corpus.
public struct Suggester: Sendable {
  public var options: SuggestionOptions

  public init(_ options: SuggestionOptions = SuggestionOptions()) { self.options = options }

  /// - Parameters:
  ///   - coverage: measured with the vocabulary in the first place; predictions tell of lines if it knows which
  ///     unknown words each line holds (`CoverageMeter.recordsUnknownWordSets`).
  ///   - progress: told how far the work is, on any thread.
  /// - Complexity: O(bytes of distinct words) to find candidates; then for each token the words that hold it and
  ///   the candidates that those words hold besides.
  public func suggest(
    _ coverage: CorpusCoverage, progress: @escaping @Sendable (SuggestionProgress) -> Void = { _ in }
  ) -> Suggestion {
    let walk = WordWalk(encoder: coverage.vocabularies[0].encoder)
    let reachable = ReachableTokens(coverage)
    let characters = LackingCharacters(
      coverage.vocabularies[0], walk, reachable, unknownWordCost: options.unknownWordCost)
    let partitions = coverage.words.partitions.count
    let promising = bestCandidates(
      coverage.words, walk, StageProgress(.findingCandidates, total: partitions, progress)
    ).filter { !$0.isSingleCharacter }
    let longer = zip(promising, reachable.usable(promising)).filter { $0.1 }.map(\.0)
    let candidates = characters.tokens + longer
    let words = affectedWords(
      coverage.words, CandidateTrie(candidates), walk, StageProgress(.findingWords, total: partitions, progress))
    var search = SuggestionSearch(
      candidates, credits: characters.credits, words, options,
      StageProgress(.weighing, total: words.count, progress))
    let choosing = StageProgress(.choosing, total: options.budget, progress)
    var forecast = Forecast(coverage)
    var chosen: [ChosenToken] = []
    var predictions: [SuggestionPrediction] = []
    while chosen.count < options.budget, let choice = search.next() {
      chosen.append(forecast.apply(choice, search.words))
      choosing.advance()
      if options.milestones.contains(chosen.count) {
        predictions.append(SuggestionPrediction(tokenCount: chosen.count, totals: forecast.totals))
      }
    }
    if predictions.last?.tokenCount != chosen.count {
      predictions.append(SuggestionPrediction(tokenCount: chosen.count, totals: forecast.totals))
    }
    return Suggestion(
      tokens: chosen, before: coverage.vocabularies[0].totals, predictions: predictions, text: coverage.text)
  }

  private func bestCandidates(
    _ counts: WordCounts, _ walk: WordWalk, _ progress: StageProgress
  ) -> [SuggestedToken] {
    let parts = parallelMap(count: options.threads, threads: options.threads) { thread in
      var census = CandidateCensus(walk, unknownWordCost: options.unknownWordCost)
      for partition in stride(from: thread, to: counts.partitions.count, by: options.threads) {
        counts.forEach(inPartition: partition) { word, count in census.add(word, count: count) }
        progress.advance()
      }
      return census
    }
    return CandidateCensus.best(options.candidateLimit, of: parts, counts, threads: options.threads)
  }

  private func affectedWords(
    _ counts: WordCounts, _ trie: CandidateTrie, _ walk: WordWalk, _ progress: StageProgress
  ) -> AffectedWords {
    let parts = parallelMap(count: counts.partitions.count, threads: options.threads) { partition in
      var words = AffectedWords()
      counts.forEach(inPartition: partition) { word, count in words.add(word, count: count, trie, walk) }
      progress.advance()
      return words
    }
    var all = AffectedWords()
    for part in parts { all.add(part) }
    return all
  }
}
