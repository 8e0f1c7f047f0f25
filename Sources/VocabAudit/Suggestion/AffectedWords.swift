internal import Storage
internal import CommentText
internal import WordCounting

/// The distinct words that hold a candidate, each with the longest token at every position and the candidates that
/// match.
///
/// Positions are characters of the word. A candidate that is chosen becomes a token: it may lengthen what is longest
/// where it matches. So what a word costs, as it is or with one candidate more, is a walk over its positions; no text
/// is compared again.
struct AffectedWords: Sendable {
  /// A position of a word where a candidate matches, and the position after it.
  struct Match: Sendable {
    var candidate: Int32
    var start: Int32
    var end: Int32
  }

  private var bytes: [UInt8] = []
  private var byteEnds: [Int] = []
  private(set) var counts: [Int] = []
  /// As the vocabulary with the chosen candidates segments each word.
  private(set) var costs: [WordCost] = []
  /// For each position of each word, the position after the longest token that matches there; the position itself
  /// where none does.
  private var tokenEnds: [Int32] = []
  private var positionEnds: [Int] = []
  /// Of each word, by candidate, then by position.
  private var matches: [Match] = []
  private var matchEnds: [Int] = []

  var count: Int { counts.count }

  /// Adds a word if it holds a candidate.
  mutating func add(_ word: UnsafeRawBufferPointer, count: Int, _ trie: CandidateTrie, _ walk: WordWalk) {
    guard !walk.encoder.isAddedToken(word) else { return }
    // No token makes a word known that is too long.
    let characterCount = scalarCount(word)
    guard characterCount <= walk.encoder.maximumScalarCount else { return }
    let positions = CharacterPositions(word)
    let firstMatch = matches.count
    for position in 0..<positions.count {
      trie.forEachMatch(word, at: positions.offsets[position]) { candidate, end in
        matches.append(
          Match(candidate: Int32(candidate), start: Int32(position), end: Int32(positions.position(atOffset: end))))
      }
    }
    guard matches.count > firstMatch else { return }
    matches[firstMatch...].sort { ($0.candidate, $0.start) < ($1.candidate, $1.start) }
    matchEnds.append(matches.count)
    for position in 0..<positions.count {
      let end = walk.encoder.endOfLongestToken(of: word, at: positions.offsets[position])
      tokenEnds.append(Int32(end.map { positions.position(atOffset: $0) } ?? position))
    }
    positionEnds.append(tokenEnds.count)
    bytes.append(contentsOf: word)
    byteEnds.append(bytes.count)
    counts.append(count)
    costs.append(cost(of: counts.count - 1, with: matches[matches.endIndex...]))
  }

  mutating func add(_ other: AffectedWords) {
    let (byteCount, matchCount, positionCount) = (bytes.count, matches.count, tokenEnds.count)
    bytes += other.bytes
    byteEnds += other.byteEnds.lazy.map { $0 + byteCount }
    counts += other.counts
    costs += other.costs
    tokenEnds += other.tokenEnds
    positionEnds += other.positionEnds.lazy.map { $0 + positionCount }
    matches += other.matches
    matchEnds += other.matchEnds.lazy.map { $0 + matchCount }
  }

  /// By candidate, then by position.
  func matches(of word: Int) -> ArraySlice<Match> { matches[Self.range(of: word, matchEnds)] }

  func withBytes<Result>(of word: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[Self.range(of: word, byteEnds)])) }
  }

  private static func range(of word: Int, _ ends: [Int]) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

  /// What the word costs with the matches of one candidate more, which stand in the order of their positions.
  /// - Complexity: O(tokens of the word).
  func cost(of word: Int, with added: ArraySlice<Match>) -> WordCost {
    let positions = Self.range(of: word, positionEnds)
    var next = added.startIndex
    var position = 0
    var tokens = 0
    while position < positions.count {
      var end = Int(tokenEnds[positions.lowerBound + position])
      while next < added.endIndex, added[next].start < position { next += 1 }
      if next < added.endIndex, added[next].start == position { end = max(end, Int(added[next].end)) }
      guard end > position else { return costOfUnknown(word, with: added) }
      tokens += 1
      position = end
    }
    return WordCost(tokens: tokens, lacking: 0)
  }

  /// The same for a word that lacks something: a character that nothing matches is noted, and passed over as if it were
  /// a token.
  private func costOfUnknown(_ word: Int, with added: ArraySlice<Match>) -> WordCost {
    let ends = tokenEnds[Self.range(of: word, positionEnds)]
    return withBytes(of: word) { text in
      let characters = CharacterPositions(text)
      var lacking: [(isStart: Bool, text: UnsafeRawBufferPointer)] = []
      var (position, tokens) = (0, 0)
      while position < ends.count {
        var end = Int(ends[ends.startIndex + position])
        for match in added where Int(match.start) == position { end = max(end, Int(match.end)) }
        if end == position {
          end += 1
          let character = UnsafeRawBufferPointer(rebasing: text[characters.offsets[position]..<characters.offsets[end]])
          let isNoted = lacking.contains { $0.isStart == (position == 0) && $0.text.elementsEqual(character) }
          if !isNoted { lacking.append((position == 0, character)) }
        }
        tokens += 1
        position = end
      }
      return WordCost(tokens: tokens, lacking: lacking.count)
    }
  }

  /// Makes the candidate of these matches of the word a token.
  mutating func choose(_ chosen: ArraySlice<Match>, of word: Int) {
    let first = Self.range(of: word, positionEnds).lowerBound
    for match in chosen {
      let position = first + Int(match.start)
      tokenEnds[position] = max(tokenEnds[position], match.end)
    }
    costs[word] = cost(of: word, with: matches[matches.endIndex...])
  }
}

/// Where the characters of a word begin.
private struct CharacterPositions {
  /// The first byte of each character, then the word's length.
  let offsets: [Int]

  var count: Int { offsets.count - 1 }

  init(_ word: UnsafeRawBufferPointer) {
    var offsets: [Int] = []
    offsets.reserveCapacity(word.count + 1)
    var offset = 0
    while offset < word.count {
      offsets.append(offset)
      offset += characterByteCount(word[offset])
    }
    offsets.append(word.count)
    self.offsets = offsets
  }

  /// - Complexity: O(log characters).
  func position(atOffset offset: Int) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
