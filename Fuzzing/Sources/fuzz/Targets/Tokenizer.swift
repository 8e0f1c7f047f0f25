import WordPiece

extension FuzzTarget {
  /// A `tokenizer.json` that is read gives a vocabulary that encodes, and that comes back from a directory as it was.
  static let tokenizer = FuzzTarget("tokenizer", byteLimit: 2000) {
    { input in
      let loaded: LoadedVocabulary
      do { loaded = try LoadedVocabulary(bytes: input, path: "tokenizer.json") } catch { return }
      try encodeSample(loaded)
      try claimRoundTrip(loaded, onDisk: Choices(input).isOne(in: 200))
    }
  }
}
