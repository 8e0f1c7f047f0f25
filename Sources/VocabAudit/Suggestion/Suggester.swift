public import Coverage
internal import WordCounting
internal import WordPiece

/// Finds the tokens that would help a vocabulary most on a corpus.
public struct Suggester: Sendable {
  public var options: SuggestionOptions

  public init(_ options: SuggestionOptions = SuggestionOptions()) { self.options = options }

  /// - Parameter coverage: measured with the vocabulary in the first place; predictions tell of lines if it knows which
  ///   unknown words each line holds (`CoverageMeter.recordsUnknownWordSets`).
  /// - Complexity: O(bytes of distinct words) to find candidates; then for each token the words that hold it and
  ///   the candidates that those words hold besides.
  public func suggest(_ coverage: CorpusCoverage) -> Suggestion {
    let vocabulary = coverage.vocabularies[0].vocabulary
    let walk = WordWalk(encoder: coverage.vocabularies[0].encoder)
    let characters = LackingCharacters(coverage.vocabularies[0], walk, unknownWordCost: options.unknownWordCost)
    let longer = usable(bestCandidates(coverage.words, walk), vocabulary)
    let candidates = characters.tokens + longer.filter { !$0.isSingleCharacter }
    let words = affectedWords(coverage.words, CandidateTrie(candidates), walk)
    var search = SuggestionSearch(candidates, credits: characters.credits, words, options)
    var forecast = Forecast(coverage)
    var chosen: [ChosenToken] = []
    var predictions: [SuggestionPrediction] = []
    while chosen.count < options.budget, let choice = search.next() {
      chosen.append(forecast.apply(choice, search.words))
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

  /// Without what could not be a token or is one.
  private func usable(_ candidates: [SuggestedToken], _ vocabulary: Vocabulary) -> [SuggestedToken] {
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    return candidates.filter { token in
      // A word that begins like a continuation piece would be taken for one.
      (token.isContinuation || !token.text.starts(with: prefix))
        && vocabulary.id(of: token.bytes(continuationPrefix: vocabulary.continuationPrefix)) == nil
    }
  }

  private func bestCandidates(_ counts: WordCounts, _ walk: WordWalk) -> [SuggestedToken] {
    let parts = parallelMap(count: options.threads, threads: options.threads) { thread in
      var census = CandidateCensus(walk, unknownWordCost: options.unknownWordCost)
      for partition in stride(from: thread, to: counts.partitions.count, by: options.threads) {
        counts.forEach(inPartition: partition) { word, count in census.add(word, count: count) }
      }
      return census
    }
    return CandidateCensus.best(options.candidateLimit, of: parts, counts, threads: options.threads)
  }

  private func affectedWords(_ counts: WordCounts, _ trie: CandidateTrie, _ walk: WordWalk) -> AffectedWords {
    let parts = parallelMap(count: counts.partitions.count, threads: options.threads) { partition in
      var words = AffectedWords()
      counts.forEach(inPartition: partition) { word, count in words.add(word, count: count, trie, walk) }
      return words
    }
    var all = AffectedWords()
    for part in parts { all.add(part) }
    return all
  }
}
