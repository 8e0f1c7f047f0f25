internal import Storage
internal import CommentText
internal import HeapModule
internal import WordCounting
internal import WordPiece

/// Finds what might be worth a token, with what each candidate would save at best.
///
/// From a word that cannot be spelled, the word itself (the characters that it lacks are candidates anyhow). From any
/// other: each run of two to `longestRun` neighbouring tokens, and the word itself. What runs promise is what they
/// save where they replace exactly these tokens. A run's text and position tell its tokens, since the longest one is
/// taken at each place. Runs that cannot be among the best are left out.
/// - Complexity: O(bytes of distinct words).
struct CandidateCensus {
  /// Tokens that are joined to one at most; longer runs are rarely the best way to spend a token.
  private static let longestRun = 5

  private let walk: WordWalk
  private let unknownWordCost: Int
  private let bounds: PromiseBounds
  /// How often a run of so many tokens has to occur to be among the best.
  private let neededOccurrences: [Int]
  /// Promised savings by candidate: a byte that tells the position, then the text.
  private let promises = CountingTable()
  private var key: [UInt8] = []
  private var cut = WordCut()
  /// At most how often each token and the next stand together.
  private var pairBounds: [Int] = []

  init(_ walk: WordWalk, unknownWordCost: Int, _ bounds: PromiseBounds) {
    self.walk = walk
    self.unknownWordCost = unknownWordCost
    self.bounds = bounds
    neededOccurrences = (0...Self.longestRun).map { tokens in
      let savings = max(tokens - 1, 1) * WordCost.unit
      return (bounds.floor + savings - 1) / savings
    }
  }

  mutating func add(_ word: UnsafeRawBufferPointer, count: Int) {
    guard walk.isCut(word) else { return }
    guard cut.cut(word, walk) else {
      return promise(word, atStart: true, count * walk.promiseOfUnknown(word, unknownWordCost: unknownWordCost))
    }
    if cut.ids.count > 1 { addRuns(word, count) }
  }

  private mutating func addRuns(_ word: UnsafeRawBufferPointer, _ count: Int) {
    let tokenCount = cut.ids.count
    pairBounds.removeAll(keepingCapacity: true)
    for right in 1..<tokenCount { pairBounds.append(bounds.neighbours[cut.ids[right - 1], cut.ids[right]]) }
    for first in 0..<tokenCount - 1 {
      let start = first == 0 ? 0 : cut.ends[first - 1]
      var bound = Int.max
      for last in (first + 1)..<min(first + Self.longestRun, tokenCount) {
        bound = min(bound, pairBounds[last - 1])
        guard bound >= neededOccurrences[last - first + 1] else { continue }
        let text = UnsafeRawBufferPointer(rebasing: word[start..<cut.ends[last]])
        promise(text, atStart: first == 0, count * (last - first) * WordCost.unit)
      }
    }
    let saved = count * (tokenCount - 1) * WordCost.unit
    if tokenCount > Self.longestRun && saved >= bounds.floor { promise(word, atStart: true, saved) }
  }

  private mutating func promise(_ text: UnsafeRawBufferPointer, atStart: Bool, _ savings: Int) {
    key.removeAll(keepingCapacity: true)
    key.append(atStart ? 1 : 2)
    key.append(contentsOf: text)
    let byteCount = key.count
    key.append(contentsOf: repeatElement(0, count: WordScanner.padding))
    key.withUnsafeBytes { promises.entry(of: UnsafeRawBufferPointer(rebasing: $0[..<byteCount])).count += savings }
  }

  /// The candidates that promise most by what all threads found, then in the order of their bytes.
  /// - Parameter parts: one a thread, of the words of one corpus; not to be used any more afterwards.
  /// - Complexity: O(c log limit) for c candidates.
  static func best(_ limit: Int, of parts: [CandidateCensus], _ corpus: WordCounts, threads: Int) -> [SuggestedToken] {
    let promises = joined(parts, corpus, threads: threads)
    let best = parallelMap(count: threads, threads: threads) { thread in
      var best = Heap<PromisedToken>()
      for partition in stride(from: thread, to: promises.partitions.count, by: threads) {
        promises.forEach(inPartition: partition) { key, promise in
          if best.count == limit, let weakest = best.min, promise < weakest.promise { return }
          let token = SuggestedToken(text: Array(key.dropFirst()), isContinuation: key.first == 2)
          best.insert(PromisedToken(promise: promise, token: token))
          if best.count > limit { best.removeMin() }
        }
      }
      return best.unordered
    }
    return best.joined().sorted(by: >).prefix(limit).map(\.token)
  }

  private static func joined(_ parts: [CandidateCensus], _ corpus: WordCounts, threads: Int) -> WordCounts {
    do {
      return try WordCounts(
        joining: parts.map(\.promises), threads: threads, pipeline: corpus.pipeline, totals: corpus.totals, sources: [])
    } catch {
      preconditionFailure("a corpus of 64-bit counts promises less than that many tokens: \(error)")
    }
  }
}

/// A candidate in the order of what it promises; of two that promise the same, the one whose bytes come first is
/// greater.
private struct PromisedToken: Comparable {
  var promise: Int
  var token: SuggestedToken

  static func < (left: PromisedToken, right: PromisedToken) -> Bool {
    left.promise == right.promise
      ? SuggestedToken.precedes(right.token, left.token) : left.promise < right.promise
  }
}
