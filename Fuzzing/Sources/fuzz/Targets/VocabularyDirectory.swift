import WordPiece

extension FuzzTarget {
  /// A directory of any files that is read agrees with its list, encodes, and comes back from a directory as it was.
  ///
  /// The input holds the files in the order of `names`, between record separators (U+001E); an empty one is not there.
  static let vocabularyDirectory = FuzzTarget("vocabulary-directory") {
    let names = [
      VocabularyFiles.vocabulary, VocabularyFiles.tokenizer, VocabularyFiles.tokenizerConfiguration,
      VocabularyFiles.specialTokensMap, VocabularyFiles.manifest,
    ]
    let folder = try Scratch.makeFolder("vocabulary")
    return { input in
      let files = input.split(separator: 0x1E, maxSplits: names.count - 1, omittingEmptySubsequences: false)
      for (name, bytes) in zip(names, files) where !bytes.isEmpty { _ = try Scratch.write(bytes, "vocabulary/" + name) }
      defer { for name in names { Scratch.remove(folder.appending(name)) } }
      let loaded: LoadedVocabulary
      do { loaded = try LoadedVocabulary(contentsOf: folder) } catch { return }
      claimEqual(loaded.form, .directory, "the form")
      try encodeSample(loaded)
      try claimRoundTrip(loaded)
    }
  }
}
