internal import Storage
internal import CommentText
internal import HeapModule
internal import WordCounting
internal import WordPiece

/// Finds what might be worth a token, with what each candidate would save at best.
///
/// From a word that cannot be spelled, the word itself (the characters that it lacks are candidates anyhow). From any
/// other: each run of two to `longestRun` neighbouring tokens, and the word itself. What runs promise is what they save
/// where they replace exactly these tokens.
/// - Complexity: O(bytes of distinct words).
struct CandidateCensus {
  /// Tokens that are joined to one at most; longer runs are rarely the best way to spend a token.
  private static let longestRun = 5

  private let walk: WordWalk
  private let unknownWordCost: Int
  /// Promised savings by candidate: a byte that tells the position, then the text.
  private let promises = CountingTable()
  private var key: [UInt8] = []

  init(_ walk: WordWalk, unknownWordCost: Int) {
    self.walk = walk
    self.unknownWordCost = unknownWordCost
  }

  mutating func add(_ word: UnsafeRawBufferPointer, count: Int) {
    guard !walk.encoder.isAddedToken(word) else { return }
    let maximum = walk.encoder.maximumScalarCount
    guard word.count <= maximum || scalarCount(word) <= maximum else { return }
    var ends: [Int] = []
    var place = 0
    while place < word.count {
      guard let end = walk.encoder.endOfLongestToken(of: word, at: place) else { return addUnknown(word, count) }
      ends.append(end)
      place = end
    }
    if ends.count > 1 { addRuns(word, ends, count) }
  }

  private mutating func addUnknown(_ word: UnsafeRawBufferPointer, _ count: Int) {
    let lacking = walk.lackingCharacters(word)
    let cost = WordCost(tokens: 0, lacking: lacking.count).value(unknownWordCost: unknownWordCost)
    promise(word, atStart: true, count * (cost - WordCost.unit))
  }

  private mutating func addRuns(_ word: UnsafeRawBufferPointer, _ ends: [Int], _ count: Int) {
    for first in ends.indices.dropLast() {
      let start = first == 0 ? 0 : ends[first - 1]
      for last in (first + 1)..<min(first + Self.longestRun, ends.count) {
        let text = UnsafeRawBufferPointer(rebasing: word[start..<ends[last]])
        promise(text, atStart: first == 0, count * (last - first) * WordCost.unit)
      }
    }
    if ends.count > Self.longestRun { promise(word, atStart: true, count * (ends.count - 1) * WordCost.unit) }
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
