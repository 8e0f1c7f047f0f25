import WordPiece

extension FuzzTarget {
  /// A list of tokens that is read is the list that its vocabulary writes, and reads leniently as it reads strictly.
  static let vocabularyList = FuzzTarget("vocabulary-list") {
    { input in
      let path = try Scratch.write(input, "vocab.txt")
      let strict: LoadedVocabulary
      do { strict = try LoadedVocabulary(contentsOf: path) } catch { return }
      guard strict.form == .list else { return }
      let lenient = try LoadedVocabulary(
        contentsOf: path, options: VocabularyReadingOptions(repeatedTokens: .lastCounts))
      claimEqual(lenient.vocabulary.digest, strict.vocabulary.digest, "read leniently")
      let again = try LoadedVocabulary(contentsOf: try Scratch.write(strict.vocabulary.fileBytes, "again.txt"))
      // What is written may begin as JSON does, where a byte order mark hid that.
      if again.form == .list { claimEqual(again.vocabulary.fileBytes, strict.vocabulary.fileBytes, "read again") }
      _ = try? TextEncoder(strict.vocabulary, pipeline: .standard).encode("안녕 하이요 ㅋㅋㅋ 😀!")
    }
  }
}
