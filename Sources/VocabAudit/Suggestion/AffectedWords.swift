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
  /// - Parameter characters: room for the word's, used for one word after the other.
  mutating func add(
    _ word: UnsafeRawBufferPointer, count: Int, _ trie: CandidateTrie, _ walk: WordWalk,
    _ characters: inout WordCharacters
  ) {
    // No token makes a word known that is too long.
    guard walk.isCut(word) else { return }
    characters.read(word)
    let firstMatch = matches.count
    for position in 0..<characters.count {
      trie.forEachMatch(characters.scalars, at: position) { candidate, end in
        matches.append(Match(candidate: candidate, start: Int32(position), end: Int32(end)))
      }
    }
    guard matches.count > firstMatch else { return }
    sortMatches(from: firstMatch)
    matchEnds.append(matches.count)
    for position in 0..<characters.count {
      let end = walk.encoder.endOfLongestToken(of: word, at: characters.offsets[position])
      tokenEnds.append(end.map { characters.position(atOffset: $0, from: position) } ?? Int32(position))
    }
    positionEnds.append(tokenEnds.count)
    bytes.append(contentsOf: word)
    byteEnds.append(bytes.count)
    counts.append(count)
    costs.append(cost(of: counts.count - 1, with: matches[matches.endIndex...]))
  }

  /// Brings the matches of the last word into their order, by insertion: they are few.
  private mutating func sortMatches(from first: Int) {
    guard matches.count - first < Self.manyMatches else {
      return matches[first...].sort { ($0.candidate, $0.start) < ($1.candidate, $1.start) }
    }
    for place in (first + 1)..<max(matches.count, first + 1) {
      let match = matches[place]
      var hole = place
      // They come by position, so that those of one candidate stay in order.
      while hole > first, matches[hole - 1].candidate > match.candidate {
        matches[hole] = matches[hole - 1]
        hole -= 1
      }
      matches[hole] = match
    }
  }

  private static let manyMatches = 32

  /// The words of several parts, one part after the other.
  init(_ parts: [AffectedWords], threads: Int) {
    bytes = joined(parts.map(\.bytes), threads: threads)
    byteEnds = joinedEnds(parts.map(\.byteEnds), threads: threads)
    counts = joined(parts.map(\.counts), threads: threads)
    costs = joined(parts.map(\.costs), threads: threads)
    tokenEnds = joined(parts.map(\.tokenEnds), threads: threads)
    positionEnds = joinedEnds(parts.map(\.positionEnds), threads: threads)
    matches = joined(parts.map(\.matches), threads: threads)
    matchEnds = joinedEnds(parts.map(\.matchEnds), threads: threads)
  }

  init() {}

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
      var characters = WordCharacters()
      characters.read(text)
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

private func joined<Element: BitwiseCopyable>(_ parts: [[Element]], threads: Int) -> [Element] {
  let starts = starts(of: parts.map(\.count))
  return [Element](unsafeUninitializedCapacity: starts.last ?? 0) { elements, count in
    count = starts.last ?? 0
    guard let base = elements.baseAddress else { return }
    // Each part has a place of its own.
    let output = SendablePointer(base)
    ThreadPool(threads).perform(tasks: parts.count) { part in
      parts[part].withUnsafeBufferPointer { own in
        guard let start = own.baseAddress else { return }
        (output.pointer + starts[part]).initialize(from: start, count: own.count)
      }
    }
  }
}

/// The same for numbers that say where elements end which are joined as well.
private func joinedEnds(_ parts: [[Int]], threads: Int) -> [Int] {
  let before = starts(of: parts.map { $0.last ?? 0 })
  let moved = parallelMap(count: parts.count, threads: threads) { part in parts[part].map { $0 + before[part] } }
  return joined(moved, threads: threads)
}

/// The sums before each count, and that of all.
private func starts(of counts: [Int]) -> [Int] {
  counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
}
