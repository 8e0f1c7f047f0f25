package import Storage
package import WordPiece

/// The entries of a vocabulary, from which single entries can be struck out.
///
/// Encoding is BERT's: from the left the longest entry, the rest of a word with the continuation prefix before it; a
/// word that cannot be spelled to its end, or is too long, is unknown.
package struct PieceTrie: Sendable {
  private let speller: EntrySpeller
  /// Whether each entry takes part.
  private var isAlive: [Bool]
  private let wordLimit: Int

  /// Bytes that must be readable after a word.
  package static let padding = EntrySpeller.padding

  /// The base's entries by their ids, then others; all distinct.
  /// - Parameter maximumScalarCount: longer words are unknown.
  package init(_ base: Vocabulary, maximumScalarCount: Int, and others: [[UInt8]] = []) {
    speller = EntrySpeller(Array(base.tokens) + others, continuationPrefix: base.continuationPrefix)
    isAlive = [Bool](repeating: true, count: base.count + others.count)
    wordLimit = maximumScalarCount
  }

  mutating func strike(_ entry: Int32) { isAlive[Int(entry)] = false }

  func isTooLong(_ word: UnsafeRawBufferPointer) -> Bool { word.count > wordLimit && scalarCount(word) > wordLimit }

  /// Replaces `pieces` by the entries that spell a word, those that were struck out among them; by nothing if it is
  /// unknown.
  /// - Parameters:
  ///   - word: `padding` bytes after it must be readable.
  ///   - isRest: whether the bytes go on a word instead of starting one.
  /// - Complexity: O(s · l) for s scalars and entries of at most l.
  package func spell(_ word: UnsafeRawBufferPointer, isRest: Bool = false, into pieces: inout GrowingBuffer<Int32>) {
    pieces.removeAll()
    if isTooLong(word) { return }
    let room = pieces.reserve(word.count)
    pieces.count = speller.spell(word, isRest: isRest, into: room)
  }

  /// Writes the entries that may stand at a place of a word, but for those that were struck out.
  /// - Parameter matches: has room for as many as the word has bytes from there.
  /// - Returns: The number of entries.
  func matches(
    of word: UnsafeRawBufferPointer, at offset: Int, into matches: UnsafeMutablePointer<EntrySpeller.Match>
  ) -> Int {
    isAlive.withUnsafeBufferPointer { isAlive in
      isAlive.baseAddress.map { speller.matches(of: word, at: offset, isAlive: $0, into: matches) } ?? 0
    }
  }
}
