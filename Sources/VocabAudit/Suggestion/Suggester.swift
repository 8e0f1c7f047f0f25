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
      coverage.words, walk, StageProgress(.findingCandidates, total: 2 * partitions, progress)
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
    let surveys = parts(counts, progress) {
      PromiseSurvey(
        walk, unknownWordCost: options.unknownWordCost, limit: options.candidateLimit,
        distinctWordCount: counts.distinctWordCount)
    } add: { survey, word, count in
      survey.add(word, count: count)
    }
    let bounds = PromiseSurvey.bounds(surveys, threads: options.threads)
    let census = parts(counts, progress) {
      CandidateCensus(walk, unknownWordCost: options.unknownWordCost, bounds)
    } add: { census, word, count in
      census.add(word, count: count)
    }
    return CandidateCensus.best(options.candidateLimit, of: census, counts, threads: options.threads)
  }

  /// What each thread makes of the words that it sees.
  private func parts<Part>(
    _ counts: WordCounts, _ progress: StageProgress, makePart: () -> Part,
    add: (inout Part, UnsafeRawBufferPointer, Int) -> Void
  ) -> [Part] {
    let threads = max(options.threads, 1)
    return parallelMap(count: threads, threads: threads) { thread in
      var part = makePart()
      for partition in stride(from: thread, to: counts.partitions.count, by: threads) {
        counts.forEach(inPartition: partition) { word, count in add(&part, word, count) }
        progress.advance()
      }
      return part
    }
  }

  private func affectedWords(
    _ counts: WordCounts, _ trie: CandidateTrie, _ walk: WordWalk, _ progress: StageProgress
  ) -> AffectedWords {
    let parts = parallelMap(count: counts.partitions.count, threads: options.threads) { partition in
      var words = AffectedWords()
      var characters = WordCharacters()
      counts.forEach(inPartition: partition) { word, count in words.add(word, count: count, trie, walk, &characters) }
      progress.advance()
      return words
    }
    return AffectedWords(parts, threads: options.threads)
  }
}
