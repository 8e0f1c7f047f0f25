/// Spells words with the entries of a list, from which single ones can be left out without building anything anew.
///
/// Spelling is BERT's: from the left the longest entry, the rest of a word with the continuation prefix before it. Used by
/// any number of threads.
package struct EntrySpeller: Sendable {
  /// Bytes that must be readable after a word.
  package static let padding = WordEncoder.padding

  private let trie: TokenTrie

  /// - Parameter entries: distinct; an entry's number is its place.
  package init(_ entries: some Sequence<[UInt8]>, continuationPrefix: String) {
    trie = TokenTrie(TokenTable(entries), continuationPrefix: continuationPrefix)
  }

  /// Writes the entries that spell a word.
  /// - Parameters:
  ///   - word: valid UTF-8; `padding` bytes after it must be readable.
  ///   - isRest: whether it goes on a word instead of starting one.
  ///   - isAlive: for each entry whether it takes part.
  ///   - absent: an entry to do without besides, or -1.
  ///   - pieces: has room for as many as the word has bytes.
  /// - Returns: The number of entries; 0 if the word cannot be spelled.
  /// - Complexity: O(s · l) for s scalars and entries of at most l.
  package func spell(
    _ word: UnsafeRawBufferPointer, isRest: Bool, isAlive: UnsafePointer<Bool>, without absent: Int32,
    into pieces: UnsafeMutablePointer<Int32>
  ) -> Int {
    guard let start = word.baseAddress else { return 0 }
    let end = start + word.count
    var place = start
    var root = isRest ? trie.rootOfRest : 0
    var count = 0
    while place < end {
      guard let from = root else { return 0 }
      let piece = trie.longestPiece(from: from, place, end) { $0 != absent && isAlive[Int($0)] }
      guard piece.id >= 0 else { return 0 }
      pieces[count] = piece.id
      count &+= 1
      place = piece.end
      root = trie.rootOfRest
    }
    return count
  }
}

extension TokenTrie {
  /// The longest token below a root that the bytes begin with and that is allowed.
  /// - Returns: Its id, -1 if there is none, and where it ends.
  @inline(__always)
  fileprivate func longestPiece(
    from root: Int, _ start: UnsafeRawPointer, _ end: UnsafeRawPointer, where isAllowed: (Int32) -> Bool
  ) -> (id: Int32, end: UnsafeRawPointer) {
    var node = root
    var place = start
    var match: (id: Int32, end: UnsafeRawPointer) = (-1, start)
    while place < end {
      let scalar = readScalar(place)
      let slot = nodes[node].base &+ Int(code(of: scalar.value))
      guard Int(nodes[slot].parent) == node else { break }
      place += scalar.byteCount
      node = slot
      if nodes[slot].tokenBits != 0, isAllowed(ids[slot]) { match = (ids[slot], place) }
    }
    return match
  }
}
