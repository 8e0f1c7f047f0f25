internal import WordCounting

/// How often each pair of neighbouring symbols occurs before anything is merged, pairs that may never be merged left out.
struct PairCensus {
  /// In no particular order.
  let pairs: [PairCount]

  init(_ counts: WordCounts, _ alphabet: Alphabet, _ rules: MergeRules, team: ThreadTeam) {
    let workers = team.perform(
      tasks: counts.partitions.count, makeWorker: { PairCensusWorker(alphabet.symbols) }
    ) { worker, partition in
      counts.forEach(inPartition: partition) { worker.add($0, occurrences: $1) }
    }
    let first = workers[0]
    for other in workers.dropFirst() {
      other.worker.counter.forEach { first.worker.counter.add($0, occurrences: $1) }
    }
    var pairs: [PairCount] = []
    pairs.reserveCapacity(first.worker.counter.count)
    first.worker.counter.forEach { key, occurrences in
      if occurrences >= rules.minimumFrequency { pairs.append(PairCount(key: key, occurrences: occurrences)) }
    }
    self.pairs = pairs.filter { rules.admits(alphabet.tokens[Int($0.key.left)], alphabet.tokens[Int($0.key.right)]) }
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
  var counter = PairCounter()
  private let symbolTable: SymbolTable
  private var symbols = GrowingBuffer<UInt32>(capacity: 1 << 10)

  init(_ symbolTable: SymbolTable) { self.symbolTable = symbolTable }

  mutating func add(_ word: UnsafeRawBufferPointer, occurrences: Int) {
    if symbols.capacity < word.count { symbols.reserve(word.count) }
    let count = symbolTable.symbols(of: word, into: symbols.base)
    counter.add(symbols.base, count: count, occurrences: occurrences)
  }
}
