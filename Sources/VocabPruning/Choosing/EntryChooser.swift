internal import Storage
internal import CPlatform
package import WordCounting
package import WordPiece

/// Chooses among candidates by what they do on a corpus, striking them out one at a time.
///
/// At first all take part. As long as some candidate occurs as a token fewer times than asked, the one that occurs
/// least often goes; otherwise, as long as there are too many, the one whose loss would cost the fewest tokens goes, a
/// lost word being charged as many tokens as was asked. Of equal ones the last goes. After each, the words it helped to
/// spell are spelled again, so that every figure is exact for what is left at that moment, and at the end every
/// candidate left satisfies both conditions under the resulting vocabulary.
///
/// Only the words of candidates that may go soon are in memory. When one is next whose words are not, the corpus is
/// read again for those that may go from then on; what memory allows decides how often, and never what is chosen.
///
/// The order makes the result repeatable, and choosing again with what was chosen in the base changes nothing: whoever
/// was chosen never was the next to go.
/// - Complexity: O(b) to spell b bytes of distinct words, each time the corpus is read, then O(u log n) for n
///   candidates; u, the words spelled again, is a small multiple of the words that those struck out helped to spell.
package struct EntryChooser {
  private var trie: PieceTrie
  private let firstCandidate: Int32
  private let corpus: WordCounts
  /// Nil where savings are not asked for.
  private let unknownWordCost: Int?
  private let threads: Int
  private let plan: ChoosingPlan
  /// Occurrences as a token, and tokens saved, of each candidate.
  private var occurrences: [Int]
  private var savings: [Int]
  /// How many words depended on each at first.
  private var dependencyCounts: [Int]
  private var watched: WatchedWords
  /// The candidate for whose loss each candidate's figures were last changed.
  private var lastChanges: [Int32]
  /// How often the corpus was read to find the words of candidates.
  package private(set) var readingCount = 0

  /// - Parameters:
  ///   - base: entries that stay.
  ///   - maximumScalarCount: longer words are unknown.
  ///   - kept: further entries that stay; none in the base.
  ///   - candidates: in donor order; none in the base or kept, and none twice.
  ///   - unknownWordCost: of a word that cannot be spelled, in tokens; nil if the number of candidates is not limited.
  package init(
    base: Vocabulary, and kept: [[UInt8]] = [], maximumScalarCount: Int, candidates: [[UInt8]], words: WordCounts,
    unknownWordCost: Int?, threads: Int, plan: ChoosingPlan = ChoosingPlan()
  ) {
    trie = PieceTrie(base, maximumScalarCount: maximumScalarCount, and: kept + candidates)
    firstCandidate = Int32(base.count + kept.count)
    corpus = words
    self.unknownWordCost = unknownWordCost
    self.threads = max(threads, 1)
    self.plan = plan
    occurrences = [Int](repeating: 0, count: candidates.count)
    savings = occurrences
    dependencyCounts = occurrences
    watched = WatchedWords([Bool](repeating: false, count: candidates.count))
    lastChanges = [Int32](repeating: -1, count: candidates.count)
  }

  /// - Parameter report: called from time to time with how many were struck out; false stops.
  /// - Returns: for each candidate, why it goes, nil if it stays; or nothing if `report` stopped it.
  package mutating func choose(
    minimumOccurrences: Int, limit: Int, report: (Int) -> Bool
  ) -> [StrikeReason?]? {
    if minimumOccurrences <= 0, occurrences.count <= limit {
      return [StrikeReason?](repeating: nil, count: occurrences.count)
    }
    let first = WatchChoice(plan, struckCount: max(occurrences.count - limit, 0), isOpen: minimumOccurrences > 0)
    read(watching: first.candidates(count: occurrences.count) { wordCounts() }, isFirst: true)
    var reasons = [StrikeReason?](repeating: nil, count: occurrences.count)
    var byOccurrences = OrderedHeap(occurrences)
    var bySavings = OrderedHeap(savings)
    var work = Work()
    var struckCount = 0
    while let candidate = byOccurrences.first {
      let reason: StrikeReason
      let leaving: Int
      if byOccurrences.key(of: candidate) < minimumOccurrences {
        (leaving, reason) = (candidate, .fewOccurrences)
      } else if byOccurrences.count > limit, let cheapest = bySavings.first {
        (leaving, reason) = (cheapest, .overLimit)
      } else {
        break
      }
      if !watched.isWatched[leaving] {
        let next = WatchChoice(
          plan, struckCount: max(byOccurrences.count - limit, 0), isOpen: reason == .fewOccurrences)
        let keys = reason == .fewOccurrences ? occurrences : savings
        read(
          watching: next.candidates(remaining: reasons.indices.filter { reasons[$0] == nil }, keys, dependencyCounts))
      }
      reasons[leaving] = reason
      byOccurrences.remove(leaving)
      bySavings.remove(leaving)
      for changed in strike(leaving, &work) {
        byOccurrences.setKey(occurrences[changed], of: changed)
        bySavings.setKey(savings[changed], of: changed)
      }
      struckCount += 1
      if struckCount % 64 == 0, !report(struckCount) { return nil }
    }
    return reasons
  }

  package mutating func choose(minimumOccurrences: Int, limit: Int) -> [StrikeReason?] {
    choose(minimumOccurrences: minimumOccurrences, limit: limit) { _ in true } ?? []
  }
}

// Reading the corpus
extension EntryChooser {
  /// How many words hold each candidate as a token, before any is struck out: a guess at what goes first and at what it
  /// takes.
  private func wordCounts() -> [(words: Int, occurrences: Int)] {
    let candidateCount = occurrences.count
    let parts = parallelMap(count: threads, threads: threads) { thread in
      var counts = [(words: Int, occurrences: Int)](repeating: (0, 0), count: candidateCount)
      var pieces = GrowingBuffer<Int32>(capacity: 64)
      for partition in stride(from: thread, to: corpus.partitions.count, by: threads) {
        corpus.forEach(inPartition: partition) { word, count in
          trie.spell(word, into: &pieces)
          for piece in pieces.elements where piece >= firstCandidate {
            counts[Int(piece - firstCandidate)].words += 1
            counts[Int(piece - firstCandidate)].occurrences &+= count
          }
        }
      }
      return counts
    }
    return (0..<candidateCount).map { candidate in
      parts.reduce((0, 0)) { ($0.0 + $1[candidate].words, $0.1 &+ $1[candidate].occurrences) }
    }
  }

  /// What some of the words owe to the candidates.
  private struct Part: Sendable {
    var occurrences: [Int]
    var savings: [Int]
    var dependencyCounts: [Int]
    var words = WatchedWords.Part()
  }

  /// Finds the words of some candidates.
  /// - Parameter isFirst: whether every word is measured, for the figures of all candidates.
  private mutating func read(watching isWatched: [Bool], isFirst: Bool = false) {
    readingCount += 1
    // What was watched before is given back before the new is found.
    watched = WatchedWords(isWatched)
    for part in parallelMap(count: threads, threads: threads, { [self] in part($0, isWatched, isFirst: isFirst) }) {
      if isFirst {
        for candidate in occurrences.indices {
          occurrences[candidate] += part.occurrences[candidate]
          savings[candidate] += part.savings[candidate]
          dependencyCounts[candidate] += part.dependencyCounts[candidate]
        }
      }
      watched.append(part.words)
    }
    watched.finish()
  }

  private func part(_ thread: Int, _ isWatched: [Bool], isFirst: Bool) -> Part {
    let zeros = [Int](repeating: 0, count: isFirst ? occurrences.count : 0)
    var part = Part(occurrences: zeros, savings: zeros, dependencyCounts: zeros)
    var uses = EntryUses()
    var lattice = PieceLattice()
    var pieces = GrowingBuffer<Int32>(capacity: 64)
    for partition in stride(from: thread, to: corpus.partitions.count, by: threads) {
      corpus.forEach(inPartition: partition) { word, count in
        // Where the longest match with all candidates is of entries that stay, it is so without some of them.
        trie.spell(word, into: &pieces)
        guard pieces.elements.contains(where: { $0 >= firstCandidate }) else { return }
        lattice.start(word, trie)
        uses.measure(&lattice, trie, firstCandidate: firstCandidate, unknownWordCost: unknownWordCost)
        if isFirst {
          for (place, candidate) in uses.candidates.enumerated() {
            part.occurrences[Int(candidate - firstCandidate)] += count * uses.occurrences[place]
            part.savings[Int(candidate - firstCandidate)] += count * uses.savings[place]
          }
          for entry in uses.dependencies { part.dependencyCounts[Int(entry - firstCandidate)] += 1 }
        }
        let number = Int32(truncatingIfNeeded: part.words.words.count)
        var isKept = false
        for entry in uses.dependencies where isWatched[Int(entry - firstCandidate)] {
          part.words.dependencies.append((entry - firstCandidate, number))
          isKept = true
        }
        if isKept { part.words.words.append(word, count) }
      }
    }
    return part
  }
}

// Striking out
extension EntryChooser {
  /// What spelling words again needs, kept from one candidate to the next.
  private struct Work: ~Copyable {
    var lattice = PieceLattice()
    var before = EntryUses()
    var after = EntryUses()
  }

  private static let lookahead = 4

  /// Strikes a watched candidate out and spells the words again that it helped to spell.
  /// - Returns: The candidates whose figures may have changed, each once.
  private mutating func strike(_ candidate: Int, _ work: inout Work) -> [Int] {
    let entry = firstCandidate + Int32(candidate)
    var changed: [Int] = []
    let affected = watched.dependents[candidate]
    for (place, word) in affected.enumerated() {
      // The words lie all over memory; those to come are asked for in two steps.
      if place + 2 * Self.lookahead < affected.count {
        watched.words.prefetchPlace(of: Int(affected[place + 2 * Self.lookahead]))
        watched.lastVisits.withUnsafeBufferPointer {
          kc_prefetch($0.baseAddress.unsafelyUnwrapped + Int(affected[place + 2 * Self.lookahead]))
        }
      }
      if place + Self.lookahead < affected.count { watched.words.prefetch(Int(affected[place + Self.lookahead])) }
      guard watched.lastVisits[Int(word)] != entry else { continue }
      watched.lastVisits[Int(word)] = entry
      let count = measure(Int(word), without: entry, &work)
      // Of a word that no longer depends on the candidate, nothing changes.
      guard work.before.dependencies.contains(entry) else { continue }
      add(work.before, count, sign: -1)
      add(work.after, count, sign: 1)
      note(work.before.candidates, entry, &changed)
      note(work.after.candidates, entry, &changed)
      for piece in work.after.dependencies where !work.before.dependencies.contains(piece) {
        watched.addDependent(word, of: Int(piece - firstCandidate))
      }
    }
    trie.strike(entry)
    watched.forget(candidate)
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
    watched.words.withWord(word) { bytes, count in
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
