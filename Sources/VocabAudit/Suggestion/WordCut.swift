internal import WordPiece

/// The longest tokens that a word consists of. One is used for many words, one after the other.
struct WordCut {
  /// The byte after each token.
  private(set) var ends: [Int] = []
  private(set) var ids: [Int32] = []

  /// Takes the place of the word before.
  /// - Returns: False if the word cannot be spelled; then there are no tokens.
  /// - Complexity: O(tokens of the word).
  mutating func cut(_ word: UnsafeRawBufferPointer, _ walk: WordWalk) -> Bool {
    ends.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    var place = 0
    while place < word.count {
      guard let token = walk.encoder.longestToken(of: word, at: place) else {
        ends.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
        return false
      }
      ends.append(token.end)
      ids.append(token.id)
      place = token.end
    }
    return true
  }
}
