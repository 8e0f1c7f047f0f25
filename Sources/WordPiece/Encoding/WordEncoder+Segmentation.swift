internal import Storage

extension WordEncoder {
  /// Cuts a word as `encode` does and says where each piece ends, or why there are none.
  /// - Parameter word: `padding` bytes after it must be readable, whatever they hold.
  public func segment(_ word: UnsafeRawBufferPointer) -> WordSegmentation {
    guard let start = word.baseAddress, word.count > 0 else { return WordSegmentation(pieces: [], failure: nil) }
    if !addedWords.isEmpty, let id = addedWords[Array(word)] {
      return WordSegmentation(pieces: [WordSegmentation.Piece(id: id, end: word.count)], failure: nil)
    }
    guard !isTooLong(word) else {
      return WordSegmentation(pieces: [], failure: .tooLong(scalarCount: scalarCount(word)))
    }
    var pieces: [WordSegmentation.Piece] = []
    var offset = 0
    while offset < word.count {
      let root = offset == 0 ? 0 : trie.continuationRoot
      let piece = root.map { trie.longestPiece(from: $0, start + offset, start + word.count) }
      guard let piece, piece.id >= 0 else {
        return WordSegmentation(pieces: pieces, failure: .missing(missingScalar(start, offset)))
      }
      offset = piece.end - start
      pieces.append(WordSegmentation.Piece(id: piece.id, end: offset))
    }
    return WordSegmentation(pieces: pieces, failure: nil)
  }

  public func segment(_ word: some Collection<UInt8>) -> WordSegmentation {
    let padded = Array(word) + [UInt8](repeating: 0, count: Self.padding)
    return padded.withUnsafeBytes { segment(UnsafeRawBufferPointer(rebasing: $0.dropLast(Self.padding))) }
  }

  private func missingScalar(_ start: UnsafeRawPointer, _ offset: Int) -> WordSegmentation.MissingScalar {
    let (value, byteCount) = UTF8Scalars.read(start + offset)
    let bytes = UnsafeRawBufferPointer(start: start + offset, count: byteCount)
    let other = offset == 0 ? Array(vocabulary.continuationPrefix.utf8) + bytes : Array(bytes)
    return WordSegmentation.MissingScalar(
      scalar: Unicode.Scalar(value) ?? "\u{FFFD}", byteOffset: offset,
      hasOtherPosition: vocabulary.id(of: other) != nil)
  }
}
