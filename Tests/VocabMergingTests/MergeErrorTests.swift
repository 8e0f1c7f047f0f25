import CommentText
import Testing
import VocabMerging
import WordCounting
import WordPiece

@Suite struct MergeErrorTests {
  @Test func `There must be a donor`() throws {
    let base = try parent(vocabulary("가"), "base")
    #expect(throws: VocabMergingError.noDonors) { try VocabularyMerger(base: base, donors: []) }
  }

  @Test func `Every parent needs a token for what it cannot spell`() throws {
    let donor = try Vocabulary(tokens: [Array("가".utf8)], specialTokens: .none)
    #expect(throws: VocabMergingError.unknownTokenMissing(parent: "donor1")) { try merge(vocabulary("가"), donor) }
    #expect(throws: VocabMergingError.unknownTokenMissing(parent: "base")) { try merge(donor, vocabulary("가")) }
  }

  @Test func `Pipelines that differ are refused with the difference, unless the base's is forced`() throws {
    let base = try MergeParent(name: "base", vocabulary: vocabulary("가"), pipeline: .standard)
    var uncased = TextPipeline.standard
    uncased.bert.lowercases = true
    let donor = try MergeParent(name: "uncased", vocabulary: vocabulary("나"), pipeline: uncased)
    let differences = uncased.differences(from: .standard)
    #expect(differences.map(\.setting) == [.lowercase])
    #expect(throws: VocabMergingError.pipelinesDiffer(parent: "uncased", differences)) {
      try VocabularyMerger(base: base, donors: [donor])
    }
    var options = MergeOptions()
    options.forcesBasePipeline = true
    let result = try VocabularyMerger(base: base, donors: [donor], options: options).merge()
    #expect(result.warnings.contains(.pipelineForced(donor: "uncased")))
    #expect(result.pipeline == .standard)
  }

  @Test func `A bare base has the pipeline that was asked for`() throws {
    var options = MergeOptions()
    options.pipeline.bert.lowercases = true
    let donor = try MergeParent(name: "cased", vocabulary: vocabulary("나"), pipeline: .standard)
    #expect(throws: VocabMergingError.self) {
      try VocabularyMerger(base: parent(vocabulary("가")), donors: [donor], options: options)
    }
  }

  @Test func `Another continuation prefix is refused unless it is named`() throws {
    let base = try vocabulary("가")
    #expect(
      throws: VocabMergingError.continuationPrefixDiffers(donor: "donor1", found: "@@", expected: "##")
    ) { try merge(base, vocabulary("나", "@@다", prefix: "@@")) }
    #expect(throws: VocabMergingError.continuationPrefixUnused(donor: "donor1", prefix: "@@")) {
      try merge(base, vocabulary("나")) { $0.donorPrefix = "@@" }
    }
    #expect(throws: VocabMergingError.continuationPrefixUnused(donor: "donor1", prefix: "@@")) {
      try merge(base, vocabulary("나", "##다")) { $0.donorPrefix = "@@" }
    }
  }

  @Test(arguments: [(100, false), (1000, true)]) func `A whole vocabulary without continuations is warned of`(
    size: Int, isWarnedOf: Bool
  ) throws {
    let words = (0..<size).map { String(UnicodeScalar(0xAC01 + UInt32($0))!) }
    let result = try merge(vocabulary("가"), Vocabulary(tokens: (SpecialTokens.bert.all + words).map { Array($0.utf8) }))
    #expect(result.warnings == (isWarnedOf ? [.noContinuations(donor: "donor1", prefix: "##")] : []))
  }

  @Test(arguments: [
    (MergeNumber.minimumOccurrences, 0, 1), (.maximumAdded, -1, 0), (.size, 0, 1), (.paddingMultiple, 0, 1),
    (.unknownWordCost, 0, 1),
  ])
  func `Numbers have a smallest value`(number: MergeNumber, value: Int, smallest: Int) throws {
    #expect(throws: VocabMergingError.numberTooSmall(number, value, smallest: smallest)) {
      try merge(vocabulary("가"), vocabulary("나")) {
        switch number {
        case .minimumOccurrences: $0.minimumOccurrences = value
        case .maximumAdded: $0.maximumAdded = value
        case .size: $0.size = value
        case .paddingMultiple: $0.paddingMultiple = value
        case .unknownWordCost: $0.unknownWordCost = value
        }
      }
    }
  }

  @Test func `A size below the base's is refused`() throws {
    #expect(throws: VocabMergingError.sizeBelowBase(size: 5, base: 6)) {
      try merge(vocabulary("가"), vocabulary("나")) { $0.size = 5 }
    }
  }

  @Test func `Occurrences need a corpus, counted under the same pipeline`() throws {
    #expect(throws: VocabMergingError.occurrencesWithoutCorpus) {
      try merge(vocabulary("가"), vocabulary("나")) { $0.minimumOccurrences = 1 }
    }
    let other = WordCounts([(Array("나".utf8), 1)], pipeline: TextPipeline(normalization: .nfkc))
    let merger = try VocabularyMerger(base: parent(vocabulary("가")), donors: [parent(vocabulary("나"))])
    #expect(throws: VocabMergingError.self) { try merger.merge(on: other) }
  }

  @Test func `A result of special tokens alone is refused`() throws {
    #expect(throws: VocabMergingError.emptyResult) { try merge(vocabulary(), vocabulary("[unused0]")) }
  }

  @Test func `A script must be one of Unicode's`() {
    #expect(throws: VocabMergingError.unknownScript("korean")) { try ScriptSet(["hangul", "korean"]) }
  }
}
