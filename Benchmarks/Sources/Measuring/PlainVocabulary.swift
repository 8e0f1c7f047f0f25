public import WordPiece

extension Vocabulary {
  /// The tokens of a `vocab.txt`, one a line.
  public init(_ text: LoadedText) throws(VocabularyError) {
    var lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    if lines.last == [] { lines.removeLast() }
    try self.init(lenientTokens: lines)
  }
}
