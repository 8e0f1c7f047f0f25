internal import WordCounting

/// What each candidate would save now: sums over the words that hold it, kept exact while others are chosen.
///
/// A choice changes the words that hold it and nothing else, so only their shares in the sums of the candidates that
/// they hold besides are taken out and put in again.
struct CandidateSavings: Sendable {
  /// In units of `WordCost`, credits included.
  private var sums: [Int]
  /// Known words that the candidate would make unknown.
  private var spoiledWords: [Int]
  private let unknownWordCost: Int

  init(credits: [Int], candidateCount: Int, unknownWordCost: Int) {
    sums = credits + [Int](repeating: 0, count: candidateCount - credits.count)
    spoiledWords = [Int](repeating: 0, count: candidateCount)
    self.unknownWordCost = unknownWordCost
  }

  /// Nil if the candidate would make a known word unknown.
  subscript(candidate: Int) -> Int? { spoiledWords[candidate] > 0 ? nil : sums[candidate] }

  /// Takes the shares of a word in, or out again.
  /// - Parameter sign: 1 or -1.
  mutating func add(_ word: Int, of words: AffectedWords, sign: Int) {
    let before = words.costs[word]
    let beforeValue = before.value(unknownWordCost: unknownWordCost)
    var matches = words.matches(of: word)
    while let candidate = matches.first?.candidate {
      let added = matches.prefix { $0.candidate == candidate }
      matches = matches[added.endIndex...]
      let after = words.cost(of: word, with: added)
      guard after != before else { continue }
      if after.isUnknown && !before.isUnknown {
        spoiledWords[Int(candidate)] += sign
      } else {
        let saved = beforeValue - after.value(unknownWordCost: unknownWordCost)
        sums[Int(candidate)] += sign * words.counts[word] * saved
      }
    }
  }

  mutating func add(_ other: CandidateSavings) {
    for candidate in sums.indices {
      sums[candidate] += other.sums[candidate]
      spoiledWords[candidate] += other.spoiledWords[candidate]
    }
  }
}
