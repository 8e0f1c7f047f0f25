import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// What lies in memory is read as the same files are.
@Suite struct VocabularyBytesTests {
  private func directory() throws -> VocabularyDirectory<[String: Int]> {
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "가", "##나"].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(tokens: tokens)
    let manifest = VocabularyManifest(
      "training", ["lines": 1], vocabulary: vocabulary, pipeline: .standard, toolVersion: "0")
    return VocabularyDirectory(manifest: manifest, tokenCounts: nil, card: "")
  }

  @Test func `a directory's files give what the directory gives`() throws {
    let files = try directory().files()
    let loaded = try LoadedVocabulary(files: files, path: "in memory")
    try withTemporaryFolder { folder in
      try directory().write(to: folder.appending("v"), replacing: false)
      let written = try LoadedVocabulary(contentsOf: folder.appending("v"))
      #expect(loaded.vocabulary.digest == written.vocabulary.digest)
      #expect(loaded.pipeline == written.pipeline)
      #expect(loaded.manifest == written.manifest)
      #expect(loaded.form == .directory)
      #expect(loaded.path == "in memory")
    }
  }

  @Test func `files without a vocabulary among them are none`() {
    let error = #expect(throws: VocabularyError.self) {
      try LoadedVocabulary(files: ["b.txt": [], "a.txt": []], path: "in memory")
    }
    #expect(error == .notAVocabulary("in memory", .directory(holding: ["a.txt", "b.txt"])))
  }

  @Test func `bytes are a list or a tokenizer by their name and their start`() throws {
    let files = try directory().files()
    let list = try LoadedVocabulary(bytes: #require(files["vocab.txt"]), path: "v.txt")
    #expect(list.form == .list)
    let tokenizer = try LoadedVocabulary(bytes: #require(files["tokenizer.json"]), path: "anything")
    #expect(tokenizer.form == .tokenizer)
    #expect(tokenizer.vocabulary.digest == list.vocabulary.digest)
    let error = #expect(throws: VocabularyError.self) { try LoadedVocabulary(bytes: Array("a".utf8), path: "v.json") }
    guard case .notJSON(.byte("v.json", line: 1, column: 1), _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
