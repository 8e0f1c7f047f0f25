import VocabAudit

extension FuzzTarget {
  /// The map or the manifest of a merge is read or refused.
  static let mergeMap = FuzzTarget("merge-map", byteLimit: 200) {
    { input in
      var choices = Choices(input)
      let tokenCount = choices.number(below: 16)
      let bytes = Array(choices.rest)
      _ = try? TokenOrigins(mergeMap: bytes, tokenCount: tokenCount, path: "merge-map.tsv")
      _ = TokenOrigins(manifest: bytes, tokenCount: tokenCount)
    }
  }
}
