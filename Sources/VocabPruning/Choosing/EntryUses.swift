internal import Storage

/// What one word owes to the candidates: how often each stands in it, and what spelling it would cost without.
struct EntryUses: ~Copyable {
  /// The distinct candidates of the word, in their order in it.
  private(set) var candidates: [Int32] = []
  /// For each, how often it stands in the word.
  private(set) var occurrences: [Int] = []
  /// For each, the tokens more that the word would cost without it; can be negative, because the longest match is not
  /// always the shortest spelling.
  private(set) var savings: [Int] = []
  /// The candidates whose loss could change any of this: those of the word, and of the spellings without each.
  private(set) var dependencies: [Int32] = []
  private var pieces = GrowingBuffer<Int32>(capacity: 64)
  private var otherPieces = GrowingBuffer<Int32>(capacity: 64)

  /// - Parameters:
  ///   - lattice: of the word.
  ///   - absent: an entry to do without, or -1.
  ///   - unknownWordCost: what a word costs that cannot be spelled, in tokens; nil to leave the savings at 0 and the
  ///     dependencies at the candidates.
  mutating func measure(
    _ lattice: inout PieceLattice, _ trie: PieceTrie, without absent: Int32 = -1, firstCandidate: Int32,
    unknownWordCost: Int?
  ) {
    candidates.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    savings.removeAll(keepingCapacity: true)
    dependencies.removeAll(keepingCapacity: true)
    lattice.spell(trie, without: (absent, -1), into: &pieces)
    for piece in pieces.elements where piece >= firstCandidate {
      if let place = candidates.firstIndex(of: piece) {
        occurrences[place] += 1
      } else {
        candidates.append(piece)
        occurrences.append(1)
        savings.append(0)
      }
    }
    dependencies.append(contentsOf: candidates)
    guard let unknownWordCost else { return }
    let cost = lattice.cost(of: pieces.count, unknownWordCost: unknownWordCost)
    for (place, candidate) in candidates.enumerated() {
      lattice.spell(trie, without: (absent, candidate), into: &otherPieces)
      savings[place] = lattice.cost(of: otherPieces.count, unknownWordCost: unknownWordCost) - cost
      for piece in otherPieces.elements where piece >= firstCandidate && !dependencies.contains(piece) {
        dependencies.append(piece)
      }
    }
  }
}
