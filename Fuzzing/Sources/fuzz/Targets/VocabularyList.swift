import WordPiece

extension FuzzTarget {
  /// A list of tokens that is read is the list that its vocabulary writes, and reads leniently as it reads strictly.
  static let vocabularyList = FuzzTarget("vocabulary-list", byteLimit: 128) {
    { input in
      let strict: LoadedVocabulary
      do { strict = try LoadedVocabulary(bytes: input, path: "vocab.txt") } catch { return }
      guard strict.form == .list else { return }
      let lenient = try LoadedVocabulary(
        bytes: input, path: "vocab.txt", options: VocabularyReadingOptions(repeatedTokens: .lastCounts))
      claimEqual(lenient.vocabulary.digest, strict.vocabulary.digest, "read leniently")
      let again = try LoadedVocabulary(bytes: strict.vocabulary.fileBytes, path: "again.txt")
      // What is written may begin as JSON does, where a byte order mark hid that.
      if again.form == .list { claimEqual(again.vocabulary.fileBytes, strict.vocabulary.fileBytes, "read again") }
      let encoder = TextEncoder(WordEncoder(strict.vocabulary), try KnownPipelines.compiled(.standard))
      _ = try? encoder.encode("안녕 하이요 ㅋㅋㅋ 😀!")
    }
  }
}
