internal import HeapModule
internal import WordCounting

/// Chooses candidates one after the other, each time the one that saves most, its credit added, given those chosen.
///
/// Savings mostly shrink as others are chosen, so a candidate is weighed anew only when it comes up and a word of its
/// has changed since (lazy greedy). Where a choice leaves a word with fewer lacking characters the others may
/// gain; those are weighed anew at once. A candidate that would make a known word unknown is never chosen.
/// - Source: Minoux, "Accelerated greedy algorithms", 1978; Leskovec et al. (CELF), 2007.
struct SuggestionSearch {
  private let walk: WordWalk
  private let options: SuggestionOptions
  private let candidates: [SuggestedToken]
  /// What each candidate counts for beyond what it saves; those without stand last.
  private let credits: [Int]
  private let postings: [[Int32]]
  private(set) var words: AffectedWords
  private var isChosen: [Bool]
  /// Rises when a word that holds the candidate changes.
  private var versions: [Int]
  /// The version under which the candidate stands in the queue; older entries of it mean nothing.
  private var queuedVersions: [Int]
  private var queue: Heap<Weighed> = []

  /// A candidate that was chosen, and the words that changed.
  struct Choice {
    var token: SuggestedToken
    var changes: [Change]
  }

  /// A distinct word before and after.
  struct Change {
    var word: Int
    var before: WordCost
    var after: WordCost
  }

  private struct Weighed: Comparable {
    var savings: Int
    var candidate: Int
    var version: Int

    /// Candidates are in a fixed order, which breaks ties.
    static func < (left: Weighed, right: Weighed) -> Bool {
      (left.savings, right.candidate) < (right.savings, left.candidate)
    }
  }

  init(
    _ candidates: [SuggestedToken], credits: [Int], _ words: AffectedWords, _ walk: WordWalk,
    _ options: SuggestionOptions, _ progress: StageProgress
  ) {
    self.credits = credits
    self.candidates = candidates
    self.words = words
    self.walk = walk
    self.options = options
    postings = words.postings(candidateCount: candidates.count)
    isChosen = Array(repeating: false, count: candidates.count)
    versions = Array(repeating: 0, count: candidates.count)
    queuedVersions = versions
    let search = self
    let savings = parallelMap(count: candidates.count, threads: options.threads) { candidate in
      defer { progress.advance() }
      return search.savings(candidate)
    }
    queue = Heap(
      savings.enumerated().compactMap { candidate, savings in
        savings.map { Weighed(savings: $0, candidate: candidate, version: 0) }
      })
  }

  /// The next candidate; nil when none saves anything.
  mutating func next() -> Choice? {
    while let best = queue.popMax() {
      guard !isChosen[best.candidate], best.version == queuedVersions[best.candidate] else { continue }
      guard best.savings > 0 else { return nil }
      if best.version == versions[best.candidate] { return choose(best.candidate) }
      weigh(best.candidate)
    }
    return nil
  }

  private mutating func weigh(_ candidate: Int) {
    queuedVersions[candidate] = versions[candidate]
    guard let savings = savings(candidate) else { return }
    queue.insert(Weighed(savings: savings, candidate: candidate, version: versions[candidate]))
  }

  /// What the candidate would save now, in units of `WordCost`; nil if it would make a known word unknown.
  private func savings(_ candidate: Int) -> Int? {
    var savings = candidate < credits.count ? credits[candidate] : 0
    for word in postings[candidate] {
      let (before, after) = (words.costs[Int(word)], cost(of: Int(word), with: candidate))
      if after.isUnknown && !before.isUnknown { return nil }
      savings +=
        words.counts[Int(word)]
        * (before.value(unknownWordCost: options.unknownWordCost)
          - after.value(unknownWordCost: options.unknownWordCost))
    }
    return savings
  }

  private func cost(of word: Int, with candidate: Int) -> WordCost {
    let added = words.matches(of: word).lazy
      .filter { isChosen[Int($0.candidate)] || Int($0.candidate) == candidate }.map(\.place)
    return words.withBytes(of: word) { walk.cost($0, added: added) }
  }

  private mutating func choose(_ candidate: Int) -> Choice {
    isChosen[candidate] = true
    var changes: [Change] = []
    var dirty: Set<Int> = []
    var urgent: Set<Int> = []
    for word in postings[candidate] {
      let (before, after) = (words.costs[Int(word)], cost(of: Int(word), with: candidate))
      words.costs[Int(word)] = after
      if after != before { changes.append(Change(word: Int(word), before: before, after: after)) }
      for match in words.matches(of: Int(word)) where !isChosen[Int(match.candidate)] {
        dirty.insert(Int(match.candidate))
        if before.isUnknown { urgent.insert(Int(match.candidate)) }
      }
    }
    for candidate in dirty { versions[candidate] += 1 }
    for candidate in urgent { weigh(candidate) }
    return Choice(token: candidates[candidate], changes: changes)
  }
}
