internal import CommentText
internal import WordCounting

/// The distinct words that hold a candidate, with every place where they do.
struct AffectedWords: Sendable {
  /// A place where a candidate matches.
  struct Match: Sendable {
    var candidate: Int32
    var place: WordWalk.Match
  }

  private var bytes: [UInt8] = []
  private var byteEnds: [Int] = []
  private(set) var counts: [Int] = []
  /// As the vocabulary with the chosen candidates cuts each word.
  var costs: [WordCost] = []
  private var matches: [Match] = []
  private var matchEnds: [Int] = []

  var count: Int { counts.count }

  /// Adds a word if it holds a candidate.
  mutating func add(_ word: UnsafeRawBufferPointer, count: Int, _ trie: CandidateTrie, _ walk: WordWalk) {
    guard !walk.encoder.isAddedToken(word) else { return }
    let maximum = walk.encoder.maximumScalarCount
    // No token makes a word known that is too long.
    guard word.count <= maximum || word.count(where: { $0 & 0xC0 != 0x80 }) <= maximum else { return }
    let firstMatch = matches.count
    var place = 0
    while place < word.count {
      trie.forEachMatch(word, at: place) { candidate, end in
        let match = WordWalk.Match(start: Int32(place), end: Int32(end))
        matches.append(Match(candidate: Int32(candidate), place: match))
      }
      place += characterByteCount(word[place])
    }
    guard matches.count > firstMatch else { return }
    bytes.append(contentsOf: word)
    byteEnds.append(bytes.count)
    counts.append(count)
    costs.append(walk.cost(word, added: EmptyCollection()))
    matchEnds.append(matches.count)
  }

  mutating func add(_ other: AffectedWords) {
    let (byteCount, matchCount) = (bytes.count, matches.count)
    bytes += other.bytes
    byteEnds += other.byteEnds.map { $0 + byteCount }
    counts += other.counts
    costs += other.costs
    matches += other.matches
    matchEnds += other.matchEnds.map { $0 + matchCount }
  }

  /// Makes the last word's padding readable; call when all words are there.
  mutating func seal() { bytes.append(contentsOf: repeatElement(0, count: WordScanner.padding)) }

  func matches(of word: Int) -> ArraySlice<Match> { matches[(word == 0 ? 0 : matchEnds[word - 1])..<matchEnds[word]] }

  func withBytes<Result>(of word: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[(word == 0 ? 0 : byteEnds[word - 1])..<byteEnds[word]]))
    }
  }

  /// For each candidate, the words that hold it, ascending, each once.
  func postings(candidateCount: Int) -> [[Int32]] {
    var postings = [[Int32]](repeating: [], count: candidateCount)
    for word in counts.indices {
      for match in matches(of: word) where postings[Int(match.candidate)].last != Int32(word) {
        postings[Int(match.candidate)].append(Int32(word))
      }
    }
    return postings
  }
}
