internal import Coverage

/// The characters that unknown words lack, as candidates for both positions.
///
/// A character that was lacking at the start of a word will sooner or later be lacking inside one, even if this corpus
/// has no example; so both tokens are candidates where text can give both (punctuation and ideographs are always words
/// of their own), and each is credited with what it is expected to save on as much text again beyond what it saves on
/// this one. Of a character seen n times among what was lacking, Jeffreys' estimate (r + 1/2) / (n + 1) gives a
/// position with r of them half an occurrence more than was seen, in n / (n + 1) of its weight: the credit is
/// `unknownWordCost` · n / (2 (n + 1)).
struct LackingCharacters {
  /// By falling occurrences among what is lacking, then by bytes.
  let tokens: [SuggestedToken]
  /// In units of `WordCost`.
  let credits: [Int]

  init(_ own: VocabularyCoverage, _ walk: WordWalk, _ reachability: ReachableTokens, unknownWordCost: Int) {
    var occurrences: [[UInt8]: Int] = [:]
    for word in own.unknownWords where word.failure != .tooLong {
      for token in walk.lackingCharacters(word.bytes) { occurrences[token.text, default: 0] += word.occurrences }
    }
    let sorted = occurrences.sorted {
      $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
    }
    let candidates = sorted.flatMap { text, count in
      [false, true].map { (token: SuggestedToken(text: text, isContinuation: $0), count: count) }
    }
    let usable = reachability.usable(candidates.map(\.token))
    var tokens: [SuggestedToken] = []
    var credits: [Int] = []
    for ((token, count), isUsable) in zip(candidates, usable) where isUsable {
      tokens.append(token)
      credits.append(unknownWordCost * WordCost.unit * count / (2 * (count + 1)))
    }
    self.tokens = tokens
    self.credits = credits
  }
}
