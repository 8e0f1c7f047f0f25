import WordPiece

extension FuzzTarget {
  /// A directory of any files that is read agrees with its list, encodes, and comes back from a directory as it was.
  ///
  /// The input holds the files in the order of `names`, between record separators (U+001E); an empty one is not there.
  static let vocabularyDirectory = FuzzTarget("vocabulary-directory", byteLimit: 6000) {
    let names = [
      VocabularyFiles.vocabulary, VocabularyFiles.tokenizer, VocabularyFiles.tokenizerConfiguration,
      VocabularyFiles.specialTokensMap, VocabularyFiles.manifest,
    ]
    let folder = try Scratch.makeFolder("vocabulary")
    return { input in
      let files = input.split(separator: 0x1E, maxSplits: names.count - 1, omittingEmptySubsequences: false)
      let contents = Dictionary(uniqueKeysWithValues: zip(names, files.map { Array($0) }).filter { !$1.isEmpty })
      let loading = { try LoadedVocabulary(files: contents, path: folder) }
      let isDear = Choices(input).isOne(in: 200)
      if isDear {
        for (name, bytes) in contents { _ = try Scratch.write(bytes, "vocabulary/" + name) }
        defer { for name in names { Scratch.remove(folder.appending(name)) } }
        claimEqual(
          Outcome { try LoadedVocabulary(contentsOf: folder).vocabulary.digest },
          Outcome { try loading().vocabulary.digest }, "from files")
      }
      let loaded: LoadedVocabulary
      do { loaded = try loading() } catch { return }
      claimEqual(loaded.form, .directory, "the form")
      try encodeSample(loaded)
      try claimRoundTrip(loaded, onDisk: isDear)
    }
  }
}
