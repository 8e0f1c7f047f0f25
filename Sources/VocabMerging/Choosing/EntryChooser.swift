internal import CPlatform
internal import WordCounting

/// Chooses among candidates by what they do on a corpus, striking them out one at a time.
///
/// At first all take part. As long as some candidate occurs as a token fewer times than asked, the one that occurs least
/// often goes; otherwise, as long as there are too many, the one whose loss would cost the fewest tokens goes, a
/// lost word being charged as many tokens as was asked. Of equal ones the last goes. After each, the words it helped to spell are spelled again, so that every figure is exact for what
/// is left at that moment, and at the end every candidate left satisfies both conditions under the merged vocabulary.
///
/// The order makes the result repeatable, and choosing again with what was chosen in the base changes nothing: whoever
/// was chosen never was the next to go.
/// - Complexity: O(b) to spell b bytes of distinct words, then O(u log n) for n candidates; u, the words spelled again,
///   is a small multiple of the words that those struck out helped to spell.
struct EntryChooser {
  private var trie: PieceTrie
  private let firstCandidate: Int32
  private let words: CandidateWords
  /// Nil where savings are not asked for.
  private let unknownWordCost: Int?
  /// Occurrences as a token, and tokens saved, of each candidate.
  private var occurrences: [Int]
  private var savings: [Int]
  /// For each candidate, the words whose spelling may depend on it; some no longer do, some stand twice.
  private var dependents: [[Int32]]
  /// The candidate for whose loss each word was last spelled again, and each candidate's figures were last changed.
  private var lastVisits: [Int32]
  private var lastChanges: [Int32]

  /// - Parameters:
  ///   - base: entries that stay.
  ///   - candidates: in donor order.
  ///   - unknownWordCost: of a word that cannot be spelled, in tokens; nil if the number of candidates is not limited.
  init(
    base: MergeParent, candidates: [[UInt8]], words: WordCounts, unknownWordCost: Int?, threads: Int
  ) {
    trie = PieceTrie(base, and: candidates)
    firstCandidate = Int32(base.vocabulary.count)
    self.words = CandidateWords(words, trie, firstCandidate: firstCandidate, threads: threads)
    self.unknownWordCost = unknownWordCost
    occurrences = [Int](repeating: 0, count: candidates.count)
    savings = occurrences
    dependents = [[Int32]](repeating: [], count: candidates.count)
    lastVisits = [Int32](repeating: -1, count: self.words.count)
    lastChanges = [Int32](repeating: -1, count: candidates.count)
    addAllUses(threads: threads)
  }

  /// What some of the words owe to the candidates.
  private struct PartialUses: Sendable {
    var occurrences: [Int]
    var savings: [Int]
    /// Candidates and the words that depend on them, by ascending words.
    var dependencies: [(candidate: Int32, word: Int32)] = []
  }

  /// Measures every word.
  private mutating func addAllUses(threads: Int) {
    let candidateCount = occurrences.count
    let parts = parallelMap(count: threads, threads: threads) { [self] thread in
      var part = PartialUses(
        occurrences: Array(repeating: 0, count: candidateCount), savings: Array(repeating: 0, count: candidateCount))
      var uses = EntryUses()
      var lattice = PieceLattice()
      for word in words.count * thread / threads..<words.count * (thread + 1) / threads {
        let count = words.withWord(word) { bytes, count in
          lattice.start(bytes, trie)
          uses.measure(&lattice, trie, firstCandidate: firstCandidate, unknownWordCost: unknownWordCost)
          return count
        }
        for (place, candidate) in uses.candidates.enumerated() {
          part.occurrences[Int(candidate - firstCandidate)] += count * uses.occurrences[place]
          part.savings[Int(candidate - firstCandidate)] += count * uses.savings[place]
        }
        for candidate in uses.dependencies { part.dependencies.append((candidate - firstCandidate, Int32(word))) }
      }
      return part
    }
    for part in parts {
      for candidate in 0..<candidateCount {
        occurrences[candidate] += part.occurrences[candidate]
        savings[candidate] += part.savings[candidate]
      }
      for (candidate, word) in part.dependencies { dependents[Int(candidate)].append(word) }
    }
  }

  /// - Returns: for each candidate, why it goes; nil if it stays.
  mutating func choose(minimumOccurrences: Int, limit: Int) -> [CandidateVerdict?] {
    var verdicts = [CandidateVerdict?](repeating: nil, count: occurrences.count)
    var byOccurrences = OrderedHeap(occurrences)
    var bySavings = OrderedHeap(savings)
    var work = Work()
    while let candidate = byOccurrences.first {
      let verdict: CandidateVerdict
      let leaving: Int
      if byOccurrences.key(of: candidate) < minimumOccurrences {
        (leaving, verdict) = (candidate, .fewOccurrences)
      } else if byOccurrences.count > limit, let cheapest = bySavings.first {
        (leaving, verdict) = (cheapest, .overLimit)
      } else {
        break
      }
      verdicts[leaving] = verdict
      byOccurrences.remove(leaving)
      bySavings.remove(leaving)
      for changed in strike(leaving, &work) {
        byOccurrences.setKey(occurrences[changed], of: changed)
        bySavings.setKey(savings[changed], of: changed)
      }
    }
    return verdicts
  }

  /// What spelling words again needs, kept from one candidate to the next.
  private struct Work: ~Copyable {
    var lattice = PieceLattice()
    var before = EntryUses()
    var after = EntryUses()
  }

  private static let lookahead = 4

  /// Strikes a candidate out and spells the words again that it helped to spell.
  /// - Returns: The candidates whose figures may have changed, each once.
  private mutating func strike(_ candidate: Int, _ work: inout Work) -> [Int] {
    let entry = firstCandidate + Int32(candidate)
    var changed: [Int] = []
    let affected = dependents[candidate]
    for (place, word) in affected.enumerated() {
      // The words lie all over memory; those to come are asked for in two steps.
      if place + 2 * Self.lookahead < affected.count {
        words.prefetchPlace(of: Int(affected[place + 2 * Self.lookahead]))
        lastVisits.withUnsafeBufferPointer {
          kc_prefetch($0.baseAddress.unsafelyUnwrapped + Int(affected[place + 2 * Self.lookahead]))
        }
      }
      if place + Self.lookahead < affected.count { words.prefetch(Int(affected[place + Self.lookahead])) }
      guard lastVisits[Int(word)] != entry else { continue }
      lastVisits[Int(word)] = entry
      let count = measure(Int(word), without: entry, &work)
      // Of a word that no longer depends on the candidate, nothing changes.
      guard work.before.dependencies.contains(entry) else { continue }
      add(work.before, count, sign: -1)
      add(work.after, count, sign: 1)
      note(work.before.candidates, entry, &changed)
      note(work.after.candidates, entry, &changed)
      for piece in work.after.dependencies where !work.before.dependencies.contains(piece) {
        dependents[Int(piece - firstCandidate)].append(word)
      }
    }
    trie.strike(entry)
    dependents[candidate] = []
    return changed
  }

  private mutating func note(_ pieces: [Int32], _ entry: Int32, _ changed: inout [Int]) {
    for piece in pieces where lastChanges[Int(piece - firstCandidate)] != entry {
      lastChanges[Int(piece - firstCandidate)] = entry
      changed.append(Int(piece - firstCandidate))
    }
  }

  /// Measures a word with an entry and without it.
  /// - Returns: The word's count.
  private func measure(_ word: Int, without entry: Int32, _ work: inout Work) -> Int {
    words.withWord(word) { bytes, count in
      work.lattice.start(bytes, trie)
      work.before.measure(&work.lattice, trie, firstCandidate: firstCandidate, unknownWordCost: unknownWordCost)
      work.after.measure(
        &work.lattice, trie, without: entry, firstCandidate: firstCandidate, unknownWordCost: unknownWordCost)
      return count
    }
  }

  private mutating func add(_ uses: borrowing EntryUses, _ count: Int, sign: Int) {
    for (place, candidate) in uses.candidates.enumerated() {
      occurrences[Int(candidate - firstCandidate)] += sign * count * uses.occurrences[place]
      savings[Int(candidate - firstCandidate)] += sign * count * uses.savings[place]
    }
  }
}
