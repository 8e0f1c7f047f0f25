internal import Storage

/// Spells words with the entries of a list, and tells all entries that might be used, so that single ones can be left
/// out without building anything anew.
///
/// Spelling is BERT's: from the left the longest entry, the rest of a word with the continuation prefix before it. Used
/// by any number of threads.
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
  ///   - pieces: has room for as many as the word has bytes.
  /// - Returns: The number of entries; 0 if the word cannot be spelled.
  /// - Complexity: O(s · l) for s scalars and entries of at most l.
  package func spell(
    _ word: UnsafeRawBufferPointer, isRest: Bool, into pieces: UnsafeMutablePointer<Int32>
  ) -> Int {
    guard let start = word.baseAddress else { return 0 }
    let end = start + word.count
    var place = start
    var root = isRest ? trie.continuationRoot : 0
    var count = 0
    while place < end {
      guard let from = root else { return 0 }
      let piece = trie.longestPiece(from: from, place, end)
      guard piece.id >= 0 else { return 0 }
      pieces[count] = piece.id
      count &+= 1
      place = piece.end
      root = trie.continuationRoot
    }
    return count
  }

  /// An entry with which the rest of a word begins.
  package struct Match: BitwiseCopyable {
    package let entry: Int32
    /// The byte of the word at which the next piece would start.
    package let end: Int32
  }

  /// Writes every entry that may stand at a place of a word, from the shortest.
  /// - Parameters:
  ///   - word: valid UTF-8; `padding` bytes after it must be readable.
  ///   - offset: of the place, below the word's length, where a scalar begins.
  ///   - isAlive: for each entry whether it takes part.
  ///   - matches: has room for as many as the word has bytes from `offset`.
  /// - Returns: The number of entries.
  /// - Complexity: O(l) for entries of at most l scalars.
  package func matches(
    of word: UnsafeRawBufferPointer, at offset: Int, isAlive: UnsafePointer<Bool>,
    into matches: UnsafeMutablePointer<Match>
  ) -> Int {
    guard let start = word.baseAddress, var node = offset == 0 ? 0 : trie.continuationRoot else { return 0 }
    let end = start + word.count
    var place = start + offset
    var count = 0
    while place < end {
      let scalar = UTF8Scalars.read(place)
      let slot = trie.nodes[node].base &+ Int(trie.code(of: scalar.value))
      guard Int(trie.nodes[slot].parent) == node else { break }
      place += scalar.byteCount
      node = slot
      guard trie.nodes[slot].tokenBits != 0, isAlive[Int(trie.ids[slot])] else { continue }
      (matches + count).initialize(to: Match(entry: trie.ids[slot], end: Int32(truncatingIfNeeded: place - start)))
      count &+= 1
    }
    return count
  }
}
