extension WordEncoder {
  /// One step of cutting a word: the longest token that its rest begins with.
  ///
  /// For callers that cut words with tokens of their own beside the vocabulary's.
  /// - Parameters:
  ///   - word: `padding` bytes after it must be readable.
  ///   - offset: the byte at which the rest begins, below the word's length; where a scalar begins.
  /// - Returns: The byte after the token; nil if none matches.
  package func endOfLongestToken(of word: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    guard let start = word.baseAddress, let root = offset == 0 ? 0 : trie.continuationRoot else { return nil }
    let piece = trie.longestPiece(from: root, start + offset, start + word.count)
    return piece.id < 0 ? nil : piece.end - start
  }
}
