internal import Storage
internal import HeapModule
internal import WordCounting

/// Chooses candidates one after the other, each time the one that saves most, its credit added, given those chosen.
///
/// Savings mostly shrink as others are chosen, so a candidate stands in the queue with what it saved when it came
/// there, and goes back with what it saves now when it comes up (lazy greedy). Where a choice leaves a word with fewer
/// lacking characters the others may gain; those go back at once. A candidate that would make a known word unknown is
/// never chosen.
/// - Source: Minoux, "Accelerated greedy algorithms", 1978; Leskovec et al. (CELF), 2007.
struct SuggestionSearch {
  private let candidates: [SuggestedToken]
  private let postings: CandidatePostings
  private(set) var words: AffectedWords
  private var savings: CandidateSavings
  private var isChosen: [Bool]
  /// With what each candidate stands in the queue; entries that say something else are left over.
  private var queued: [Int?]
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

    /// Candidates are in a fixed order, which breaks ties.
    static func < (left: Weighed, right: Weighed) -> Bool {
      (left.savings, right.candidate) < (right.savings, left.candidate)
    }
  }

  /// - Parameter credits: what candidates count for beyond what they save; those without stand last.
  init(
    _ candidates: [SuggestedToken], credits: [Int], _ words: AffectedWords, _ options: SuggestionOptions,
    _ progress: StageProgress
  ) {
    self.candidates = candidates
    self.words = words
    postings = CandidatePostings(words, candidateCount: candidates.count)
    let threads = max(1, options.threads)
    let parts = parallelMap(count: threads, threads: threads) { thread in
      var part = CandidateSavings(
        credits: thread == 0 ? credits : [], candidateCount: candidates.count, unknownWordCost: options.unknownWordCost)
      for word in (words.count * thread / threads)..<(words.count * (thread + 1) / threads) {
        part.add(word, of: words, sign: 1)
        progress.advance()
      }
      return part
    }
    savings = parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
    isChosen = Array(repeating: false, count: candidates.count)
    queued = candidates.indices.map { [savings] in savings[$0] }
    queue = Heap(
      queued.enumerated().compactMap { candidate, savings in savings.map { Weighed(savings: $0, candidate: candidate) }
      })
  }

  /// The next candidate; nil when none saves anything.
  mutating func next() -> Choice? {
    while let best = queue.popMax() {
      guard !isChosen[best.candidate], best.savings == queued[best.candidate] else { continue }
      guard best.savings > 0 else { return nil }
      if best.savings == savings[best.candidate] { return choose(best.candidate) }
      enqueue(best.candidate)
    }
    return nil
  }

  private mutating func enqueue(_ candidate: Int) {
    queued[candidate] = savings[candidate]
    if let savings = queued[candidate] { queue.insert(Weighed(savings: savings, candidate: candidate)) }
  }

  private mutating func choose(_ candidate: Int) -> Choice {
    isChosen[candidate] = true
    var changes: [Change] = []
    var urgent: Set<Int32> = []
    for posting in postings[candidate] {
      let word = Int(posting)
      let before = words.costs[word]
      savings.add(word, of: words, sign: -1)
      words.choose(words.matches(of: word).filter { $0.candidate == candidate }[...], of: word)
      savings.add(word, of: words, sign: 1)
      if words.costs[word] != before { changes.append(Change(word: word, before: before, after: words.costs[word])) }
      if before.isUnknown { urgent.formUnion(words.matches(of: word).lazy.map(\.candidate)) }
    }
    for candidate in urgent where !isChosen[Int(candidate)] { enqueue(Int(candidate)) }
    return Choice(token: candidates[candidate], changes: changes)
  }
}

/// For each candidate, the words that hold it, ascending, each once.
private struct CandidatePostings {
  private var words: [Int32] = []
  private var ends: [Int]

  /// - Complexity: O(matches).
  init(_ affected: AffectedWords, candidateCount: Int) {
    var next = [Int](repeating: 0, count: candidateCount + 1)
    Self.forEachPair(affected) { candidate, _ in next[candidate + 1] += 1 }
    for candidate in 0..<candidateCount { next[candidate + 1] += next[candidate] }
    ends = Array(next.dropFirst())
    words = [Int32](repeating: 0, count: next[candidateCount])
    Self.forEachPair(affected) { candidate, word in
      words[next[candidate]] = Int32(word)
      next[candidate] += 1
    }
  }

  private static func forEachPair(_ affected: AffectedWords, _ body: (_ candidate: Int, _ word: Int) -> Void) {
    for word in 0..<affected.count {
      var last: Int32 = -1
      for match in affected.matches(of: word) where match.candidate != last {
        last = match.candidate
        body(Int(last), word)
      }
    }
  }

  subscript(candidate: Int) -> ArraySlice<Int32> { words[(candidate == 0 ? 0 : ends[candidate - 1])..<ends[candidate]] }
}
