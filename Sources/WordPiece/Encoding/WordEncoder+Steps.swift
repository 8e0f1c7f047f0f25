extension WordEncoder {
  /// One step of cutting a word: the longest token that its rest begins with.
  ///
  /// For callers that cut words with tokens of their own beside the vocabulary's.
  /// - Parameters:
  ///   - word: `padding` bytes after it must be readable.
  ///   - offset: the byte at which the rest begins, below the word's length; where a scalar begins.
  /// - Returns: The token and the byte after it; nil if none matches.
  package func longestToken(of word: UnsafeRawBufferPointer, at offset: Int) -> (id: Int32, end: Int)? {
    guard let start = word.baseAddress, let root = offset == 0 ? 0 : trie.continuationRoot else { return nil }
    let piece = trie.longestPiece(from: root, start + offset, start + word.count)
    return piece.id < 0 ? nil : (piece.id, piece.end - start)
  }

  /// Likewise, the byte after the token alone.
  package func endOfLongestToken(of word: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    longestToken(of: word, at: offset)?.end
  }
}
