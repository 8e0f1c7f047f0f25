internal import Storage
internal import Glibc
internal import WordCounting

/// Occurrences of each pair of neighbouring symbols before anything is merged; pairs that may never be merged are left
/// out.
struct PairCensus {
  /// In no particular order.
  let pairs: [PairCount]

  /// - Parameter byteLimit: what the tables of all threads may take. With less than all pairs need, the words are
  ///   visited several times, each time for a share of the pairs.
  init(
    _ counts: WordCounts, _ alphabet: Alphabet, _ rules: MergeRules, threads: ThreadPool, byteLimit: Int = .max
  ) {
    var pairs: [PairCount] = []
    let allowsAny = alphabet.tokens.tokens.map { rules.allowsAny(after: $0) }
    let expectedCount = Self.expectedCount(distinctWords: counts.distinctWordCount / threads.threadCount)
    var waiting = [PairShare()]
    while let share = waiting.popLast() {
      let workers = threads.perform(
        tasks: counts.partitions.count,
        makeWorker: {
          PairCensusWorker(
            alphabet.symbols, share, expecting: expectedCount, byteLimit: byteLimit / threads.threadCount)
        }
      ) { worker, partition in
        counts.forEach(inPartition: partition) { worker.add($0, occurrences: $1) }
      }
      var counter = Self.joined(workers)
      waiting += share.rest(downTo: counter.share.level)
      counter.forEach { key, occurrences in
        guard occurrences >= rules.minimumFrequency,
          allowsAny[Int(key.left)] || rules.allows(alphabet.tokens[Int(key.left)], alphabet.tokens[Int(key.right)])
        else { return }
        pairs.append(PairCount(key: key, occurrences: occurrences))
      }
    }
    self.pairs = pairs
  }

  /// Distinct pairs to expect of this many distinct words: within a tenth on comments of 10⁵ to 10⁶ words.
  private static func expectedCount(distinctWords: Int) -> Int { Int(680 * pow(Double(distinctWords), 0.43)) }

  /// What all threads counted, of the largest share that all of them still have and that fits into one table.
  private static func joined(_ workers: [WorkerBox<PairCensusWorker>]) -> PairCounter {
    var counter = workers[0].worker.takeCounter()
    for other in workers.dropFirst() {
      var others = other.worker.takeCounter()
      _ = (counter.count, others.count)
      let level = max(counter.share.level, others.share.level)
      if counter.share.level < level { counter.narrow(to: counter.share.narrowed(to: level)) }
      others.forEach { counter.add($0, occurrences: $1) }
      _ = counter.count
    }
    return counter
  }

  /// The pairs that occur at least so often.
  func reaching(_ threshold: Int) -> [PairCount] {
    pairs.filter { $0.occurrences >= threshold }
  }

  /// How often the pair occurs that stands at `rank` (from 0) when the most frequent come first; 0 if there are fewer.
  /// - Complexity: O(pairs): only the counts with as many bits as the one looked for are sorted.
  func occurrences(atRank rank: Int) -> Int {
    var byWidth = [Int](repeating: 0, count: Int.bitWidth + 1)
    for pair in pairs { byWidth[Self.width(pair.occurrences)] += 1 }
    var rest = rank
    for width in byWidth.indices.reversed() {
      if rest < byWidth[width] {
        return pairs.filter { Self.width($0.occurrences) == width }.map(\.occurrences).sorted(by: >)[rest]
      }
      rest -= byWidth[width]
    }
    return 0
  }

  private static func width(_ count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }
}

/// What one thread counts.
private struct PairCensusWorker: ~Copyable {
  private var counter: PairCounter
  private let symbolTable: SymbolTable
  private var symbols = GrowingBuffer<UInt32>(capacity: 1 << 10)

  init(_ symbolTable: SymbolTable, _ share: PairShare, expecting pairCount: Int, byteLimit: Int) {
    counter = PairCounter(share, expecting: pairCount, byteLimit: byteLimit)
    self.symbolTable = symbolTable
  }

  /// The counter; an empty one takes its place.
  mutating func takeCounter() -> PairCounter {
    var taken = PairCounter()
    swap(&taken, &counter)
    return taken
  }

  mutating func add(_ word: UnsafeRawBufferPointer, occurrences: Int) {
    if symbols.capacity < word.count { symbols.reserve(word.count) }
    let count = symbolTable.symbols(of: word, into: symbols.base)
    counter.add(symbols.base, count: count, occurrences: occurrences)
  }
}
