import WordPiece

extension FuzzTarget {
  /// A `tokenizer.json` that is read gives a vocabulary that encodes, and that comes back from a directory as it was.
  static let tokenizer = FuzzTarget("tokenizer") {
    { input in
      let path = try Scratch.write(input, "tokenizer.json")
      let loaded: LoadedVocabulary
      do { loaded = try LoadedVocabulary(contentsOf: path) } catch { return }
      try encodeSample(loaded)
      try claimRoundTrip(loaded)
    }
  }
}
