/// What one word owes to the candidates: how often each stands in it, and what spelling it would cost without.
struct EntryUses {
  /// The distinct candidates of the word, in their order in it.
  private(set) var candidates: [Int32] = []
  /// For each, how often it stands in the word.
  private(set) var occurrences: [Int] = []
  /// For each, the tokens more that the word would need without it; can be negative, because the longest match is not
  /// always the shortest spelling.
  private(set) var savings: [Int] = []
  /// The candidates whose loss could change any of this: those of the word, and of the spellings without each.
  private(set) var dependencies: [Int32] = []
  private var pieces: [Int32] = []
  private var otherPieces: [Int32] = []

  /// - Parameter measuresSavings: else savings are 0, and the dependencies are the candidates.
  mutating func measure(
    _ word: UnsafeRawBufferPointer, _ trie: PieceTrie, firstCandidate: Int32, measuresSavings: Bool
  ) {
    candidates.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    savings.removeAll(keepingCapacity: true)
    dependencies.removeAll(keepingCapacity: true)
    trie.spell(word, into: &pieces)
    for piece in pieces where piece >= firstCandidate {
      if let place = candidates.firstIndex(of: piece) {
        occurrences[place] += 1
      } else {
        candidates.append(piece)
        occurrences.append(1)
        savings.append(0)
      }
    }
    dependencies.append(contentsOf: candidates)
    guard measuresSavings else { return }
    for (place, candidate) in candidates.enumerated() {
      trie.spell(word, without: candidate, into: &otherPieces)
      savings[place] = cost(of: otherPieces, word) - cost(of: pieces, word)
      for piece in otherPieces where piece >= firstCandidate && !dependencies.contains(piece) {
        dependencies.append(piece)
      }
    }
  }

  /// Tokens of a spelling; a word that cannot be spelled is charged one more than it has characters, which is more than
  /// any spelling, so that making a word known always is a saving.
  private func cost(of pieces: [Int32], _ word: UnsafeRawBufferPointer) -> Int {
    pieces.isEmpty ? scalarCount(word) + 1 : pieces.count
  }
}
