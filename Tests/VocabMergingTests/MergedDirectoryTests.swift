import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import VocabMerging
import WordPiece

@Suite struct MergedDirectoryTests {
  @Test func `It is read like any vocabulary, and its manifest names both parents by digest`() throws {
    let (base, donor) = (try vocabulary("가", "##나"), try vocabulary("가나", "##다"))
    let result = try merge(base, donor) { $0.maximumAdded = 1 }
    try withTemporaryFolder { folder in
      let path = folder.appending("merged")
      try result.write(to: path, replacing: false, toolVersion: "1.2.3")
      let loaded = try LoadedVocabulary(contentsOf: path)
      #expect(loaded.vocabulary.fileBytes == result.vocabulary.fileBytes)
      #expect(loaded.pipeline == .standard)
      let manifest = try JSONDecoder().decode(Manifest.self, from: Data(try #require(loaded.manifest)))
      #expect(manifest.merge.base.sha256 == base.digest && manifest.merge.donors.map(\.sha256) == [donor.digest])
      #expect(manifest.merge.options.maxAdded == 1)
      #expect(try contents(path, VocabularyFiles.mergeMap) == result.map.fileBytes)
      #expect(try contents(path, VocabularyFiles.report) == result.report.json)
      // A merged vocabulary can be merged again.
      let again = try VocabularyMerger(base: MergeParent(loaded), donors: [parent(donor)]).merge()
      #expect(texts(again.vocabulary).last == "##다")
    }
  }

  @Test func `The same merge gives the same bytes`() throws {
    let (base, donor) = (try vocabulary("가", "##나"), try vocabulary("가나", "##다", "Ａ", "a.b", "漢字"))
    try withTemporaryFolder { folder in
      for name in ["one", "two"] {
        try merge(base, donor).write(to: folder.appending(name), replacing: false, toolVersion: "1.2.3")
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.appending("one").string) {
        #expect(try contents(folder.appending("one"), name) == contents(folder.appending("two"), name))
      }
    }
  }

  private func contents(_ folder: FilePath, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.appending(name).string)))
  }

  private struct Manifest: Decodable { var merge: MergeDetails }
}

/// The merged directory in transformers, on every line of the reference data.
@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct MergedDirectoryInTransformersTests {
  /// Ids of each line as 32-bit numbers, each line's followed by -1.
  private let script = """
    import array, subprocess, sys
    from transformers import AutoTokenizer
    tokenizer = AutoTokenizer.from_pretrained(sys.argv[1]).backend_tokenizer
    for path in sys.argv[2:]:
        text = subprocess.run(["zstd", "-dcq", path], capture_output=True, check=True).stdout.decode()
        lines = text.split("\\n")[:-1]
        for start in range(0, len(lines), 10000):
            ids = array.array("i")
            for encoding in tokenizer.encode_batch(lines[start:start + 10000], add_special_tokens=False):
                ids.extend(encoding.ids)
                ids.append(-1)
            sys.stdout.buffer.write(ids.tobytes())
    """

  private let corpora = ["news-comments.txt.zst", "nsmc-reviews.txt.zst"].map { Shared.path("data/" + $0) }

  private func expectSameTokens(_ python: String, _ pipeline: TextPipeline) throws {
    let base = MergeParent(
      name: "kcbert", vocabulary: try Shared.vocabulary("kcbert-base-vocab.txt"), pipeline: pipeline)
    let donor = MergeParent(name: "koelectra", vocabulary: try Shared.vocabulary("koelectra-base-v1-vocab.txt"))
    let result = try VocabularyMerger(base: base, donors: [donor]).merge()
    let theirs = try withTemporaryFolder { folder in
      try result.write(to: folder.appending("merged"), replacing: false, toolVersion: "0")
      let run = try ChildProcess(python, ["-c", script, folder.appending("merged").string] + corpora, in: folder)
      try #require(run.status == 0, "\(run.errorText)")
      return run.output.withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) }
    }
    var ours: [Int32] = []
    ours.reserveCapacity(theirs.count)
    let encoder = TextEncoder(WordEncoder(result.vocabulary), try CompiledPipeline(pipeline))
    var options = ReadingOptions()
    options.keepsInputOrder = true
    let reader = try CorpusReader(corpora.map { .file(FilePath($0)) }, options: options)
    let block = CommentBlock()
    var ids: [Int32] = []
    var ends: [Int] = []
    while try reader.next(block) {
      let capacity = encoder.capacity(forByteCount: block.text.count)
      if ids.count < capacity { ids = [Int32](repeating: 0, count: capacity) }
      _ = try ids.withUnsafeMutableBufferPointer { try encoder.encodeLines(block.text, into: $0, lineEnds: &ends) }
      var start = 0
      for end in ends {
        ours += ids[start..<end]
        ours.append(-1)
        start = end
      }
    }
    #expect(ours.count { $0 == -1 } == 746_297)
    #expect(ours == theirs, "\(zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }.debugDescription)")
  }

  @Test(.enabled(if: Python.reference != nil, Python.reason))
  func `transformers 5 gives the same tokens`() throws { try expectSameTokens(Python.reference!, .standard) }

  @Test(.enabled(if: Python.transformers4 != nil, Python.reason))
  func `transformers 4 gives the same tokens`() throws {
    try expectSameTokens(Python.transformers4!, TextPipeline(normalization: .none))
  }
}
