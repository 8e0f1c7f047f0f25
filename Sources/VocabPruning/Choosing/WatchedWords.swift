/// The words of the candidates that may go next, kept in memory so that these can be struck out one after the other.
///
/// - Invariant: every word of the corpus that depends on a watched candidate is here, and in that candidate's list.
struct WatchedWords {
  private(set) var words = CandidateWords()
  /// For each candidate whether it is watched.
  let isWatched: [Bool]
  /// For each watched candidate the words that depend on it; some no longer do, some stand twice.
  private(set) var dependents: [[Int32]]
  /// The candidate for whose loss each word was last spelled again.
  var lastVisits: [Int32] = []

  init(_ isWatched: [Bool]) {
    self.isWatched = isWatched
    dependents = [[Int32]](repeating: [], count: isWatched.count)
  }

  /// What one thread found.
  struct Part: Sendable {
    var words = CandidateWords()
    /// Candidates and the words that depend on them, by ascending words.
    var dependencies: [(candidate: Int32, word: Int32)] = []
  }

  mutating func append(_ part: Part) {
    let offset = Int32(truncatingIfNeeded: words.count)
    words.append(part.words)
    for (candidate, word) in part.dependencies { dependents[Int(candidate)].append(word + offset) }
  }

  /// To be called once all parts are there.
  mutating func finish() {
    words.pad()
    lastVisits = [Int32](repeating: -1, count: words.count)
  }

  @inline(__always)
  mutating func addDependent(_ word: Int32, of candidate: Int) {
    if isWatched[candidate] { dependents[candidate].append(word) }
  }

  mutating func forget(_ candidate: Int) { dependents[candidate] = [] }
}
