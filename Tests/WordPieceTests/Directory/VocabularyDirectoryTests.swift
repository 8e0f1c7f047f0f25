import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordPiece

struct Making: Codable, Equatable {
  var lines = 7
  var note = "가/나"
}

@Suite struct VocabularyDirectoryTests {
  private func vocabulary(_ special: SpecialTokens = .bert, _ tokens: [String] = ["하이", "##요", "\"\\"]) throws
    -> Vocabulary
  {
    try Vocabulary(tokens: (special.all + tokens).map { Array($0.utf8) }, specialTokens: special)
  }

  private func directory(
    _ vocabulary: Vocabulary, _ pipeline: TextPipeline = .standard
  ) -> VocabularyDirectory<Making> {
    let manifest = VocabularyManifest(
      "training", Making(), vocabulary: vocabulary, pipeline: pipeline, toolVersion: "1.2.3")
    return VocabularyDirectory(manifest: manifest, tokenCounts: nil, card: "# Card\n")
  }

  @Test(arguments: UnicodeNormalization.allCases) func `what is written is read back`(
    form: UnicodeNormalization
  ) throws {
    for lowercases in [false, true] {
      let bert = BertNormalization(cleansText: !lowercases, lowercases: lowercases, stripsAccents: lowercases)
      let pipeline = TextPipeline(normalization: form, bert: bert)
      let special = try SpecialTokens(lowercases ? ["unk=모름", "[PAD]", "<own>"] : SpecialTokens.bert.all)
      let vocabulary = try vocabulary(special)
      try withTemporaryFolder { folder in
        let path = folder.appending("v")
        var directory = directory(vocabulary, pipeline)
        directory.maximumScalarCount = 50
        directory.tokenCounts = Array(0..<vocabulary.count)
        try directory.write(to: path, replacing: false)
        let loaded = try LoadedVocabulary(contentsOf: path)
        #expect(loaded.vocabulary.digest == vocabulary.digest)
        #expect(loaded.vocabulary.specialTokens == vocabulary.specialTokens)
        #expect(loaded.pipeline == pipeline)
        #expect(loaded.maximumScalarCount == 50)
        #expect(loaded.form == .directory)
        #expect(loaded.path == path)
        #expect(try making(loaded.manifest) == Making())
        // Without the manifest the pipeline is that of tokenizer.json, and the roles those of the configuration.
        try FileManager.default.removeItem(atPath: path.appending("training.json").string)
        let bare = try LoadedVocabulary(contentsOf: path)
        #expect(bare.pipeline == pipeline)
        #expect(bare.vocabulary.specialTokens == vocabulary.specialTokens)
        #expect(bare.manifest == nil)
      }
    }
  }

  private func making(_ manifest: [UInt8]?) throws -> Making {
    struct Part: Codable { var training: Making }
    return try JSONDecoder().decode(Part.self, from: Data(manifest ?? [])).training
  }

  @Test func `the same content gives the same bytes`() throws {
    try withTemporaryFolder { folder in
      let vocabulary = try vocabulary()
      for name in ["a", "b"] { try directory(vocabulary).write(to: folder.appending(name), replacing: false) }
      for name in VocabularyFiles.all
      where !["token-counts.tsv", "merge-map.tsv", "prune-map.tsv", "report.json"].contains(name) {
        #expect(
          try fileBytes(folder.appending("a").appending(name)) == fileBytes(folder.appending("b").appending(name)))
      }
    }
  }

  @Test func `counts and further files are written`() throws {
    try withTemporaryFolder { folder in
      var directory = try directory(vocabulary(.none, ["가", "나"]))
      directory.tokenCounts = [5, 5_000_000_000]
      directory.extraFiles = ["merge-map.tsv": Array("x\n".utf8)]
      let path = folder.appending("v")
      try directory.write(to: path, replacing: false)
      #expect(
        try fileBytes(path.appending("token-counts.tsv")) == Array("id\ttoken\tcount\n0\t가\t5\n1\t나\t5000000000\n".utf8)
      )
      #expect(try fileBytes(path.appending("merge-map.tsv")) == Array("x\n".utf8))
      #expect(try fileBytes(path.appending("vocab.txt")) == Array("가\n나\n".utf8))
    }
  }

  @Test func `an existing directory is replaced only when asked for`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("v")
      try directory(vocabulary()).write(to: path, replacing: false)
      let other = try vocabulary(.bert, ["x"])
      #expect(throws: VocabularyError.file(.exists(path))) { try directory(other).write(to: path, replacing: false) }
      #expect(throws: VocabularyError.file(.exists(path))) { try VocabularyFiles.check(path, replacing: false) }
      #expect(try Vocabulary(contentsOf: path).count == 8)
      try VocabularyFiles.check(path, replacing: true)
      try directory(other).write(to: path, replacing: true)
      #expect(try Vocabulary(contentsOf: path).count == 6)
      _ = try path.writing("mine.txt", "x")
      let foreign = VocabularyError.file(.holdsForeignFile(directory: path, name: "mine.txt"))
      #expect(throws: foreign) { try directory(other).write(to: path, replacing: true) }
      #expect(try Vocabulary(contentsOf: path).count == 6)
    }
  }

  @Test func `files that contradict each other are told`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("v")
      try directory(vocabulary()).write(to: path, replacing: false)
      let list = try path.writing("vocab.txt", vocabulary(.bert, ["하이", "##용", "\"\\"]).fileBytes)
      let disagree = VocabularyError.filesDisagree(path.appending("tokenizer.json"), .line(list, 7))
      #expect(throws: disagree) { try LoadedVocabulary(contentsOf: path) }
      try FileManager.default.removeItem(atPath: path.appending("tokenizer.json").string)
      let error = #expect(throws: VocabularyError.self) { try LoadedVocabulary(contentsOf: path) }
      guard case .manifest(_, .digest) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: [
    (#"{"schema": "kc-vocab/manifest/2"}"#, ManifestProblem.schema("kc-vocab/manifest/2")), ("{}", .schema(nil)),
    ("x", .schema(nil)), (#"{"schema": "kc-vocab/manifest/1"}"#, .field("pipeline")),
  ])
  func `a manifest that cannot be read is told`(text: String, problem: ManifestProblem) throws {
    try withTemporaryFolder { folder in
      _ = try folder.writing("vocab.txt", "a\n")
      let manifest = try folder.writing("training.json", text)
      #expect(throws: VocabularyError.manifest(manifest, problem)) { try LoadedVocabulary(contentsOf: folder) }
    }
  }

  @Test func `a directory of transformers without tokenizer.json tells its special tokens`() throws {
    try withTemporaryFolder { folder in
      _ = try folder.writing("vocab.txt", "<unk>\n<own>\na\n[MASK]\n")
      let map = #"{"unk_token": {"content": "<unk>"}, "mask_token": "[MASK]", "additional_special_tokens": ["<own>"]}"#
      _ = try folder.writing("special_tokens_map.json", map)
      let vocabulary = try Vocabulary(contentsOf: folder)
      #expect(vocabulary.unknownID == 0)
      #expect(vocabulary.id(of: .mask) == 3)
      #expect(vocabulary.specialTokens.extra.map(\.text) == ["<own>"])
    }
  }

  @Test func `a directory without a vocabulary is told with what it holds`() throws {
    try withTemporaryFolder { folder in
      _ = try folder.writing("vocab.json", "{}")
      let error = VocabularyError.notAVocabulary(folder, .directory(holding: ["vocab.json"]))
      #expect(throws: error) { try LoadedVocabulary(contentsOf: folder) }
    }
  }

  @Test func `repeated and blank entries are written and read back with their ids`() throws {
    let tokens = ["[UNK]", "a", "b", "", "a", "##c"]
    let special = try SpecialTokens(["[UNK]"])
    let vocabulary = try Vocabulary(lenientTokens: tokens.map { Array($0.utf8) }, specialTokens: special)
    try withTemporaryFolder { folder in
      let path = folder.appending("v")
      try directory(vocabulary).write(to: path, replacing: false)
      let loaded = try LoadedVocabulary(contentsOf: path)
      #expect(loaded.vocabulary.tokens.map { String(decoding: $0, as: UTF8.self) } == tokens)
      #expect(loaded.vocabulary.id(of: "a") == 4)
      #expect(loaded.vocabulary.digest == vocabulary.digest)
      #expect(loaded.remarks == [.unusableEntries(path, 2)])
    }
  }
}
