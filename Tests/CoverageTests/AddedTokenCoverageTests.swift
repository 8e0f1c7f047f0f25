import CommentText
import CorpusReading
import Coverage
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// Added tokens are cut out of the text that is measured as they are cut out of text that is encoded.
@Suite struct AddedTokenCoverageTests {
  private func load(_ added: String) throws -> LoadedVocabulary {
    try withTemporaryFolder { folder in
      _ = try folder.writing(
        "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##가\n나\n##나\na\n##b\n!\n이\n")
      _ = try folder.writing(
        "tokenizer_config.json",
        #"{"do_lower_case": true, "strip_accents": false, "added_tokens_decoder": {\#(added)}}"#)
      return try LoadedVocabulary(contentsOf: folder)
    }
  }

  private static let added = #"""
    "13": {"content": "이모지", "normalized": false}, "14": {"content": "Ab", "normalized": true, "single_word": true},
    "15": {"content": "<나>", "lstrip": true, "normalized": false}, "16": {"content": "[x]", "special": true},
    "17": {"content": "na", "special": true}
    """#

  @Test(arguments: UInt64(1)...8) func `every token is counted as encoding gives it`(seed: UInt64) throws {
    let loaded = try load(Self.added)
    let pipeline = try CompiledPipeline(#require(loaded.pipeline))
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "가", "나", "a", "B", " ", "이모지", "AB", "<나>", "[x]", "!", "다", "\u{3000}", "Ab", "\n", "이",
      "na", "NA",
    ]
    let text = (0..<200).map { _ in pieces.randomElement(using: &random)! }.joined() + "\n"
    let encoder = TextEncoder(WordEncoder(loaded.vocabulary), pipeline)
    let ids = try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      try encoder.encode(String($0))
    }
    let coverage = try withTemporaryFolder { folder in
      let reader = try CorpusReader([CorpusInput(argument: folder.writing("text.txt", text).string)])
      let meter = try CoverageMeter(WordEncoder.together([(loaded.vocabulary, 100)]), threads: 2)
      return try meter.measure(reader, pipeline).coverage
    }
    let totals = coverage.vocabularies[0].totals
    #expect(totals.tokens == ids.reduce(0) { $0 + $1.count }, "seed \(seed)")
    #expect(totals.unknownTokens == ids.joined().count { $0 == 1 }, "seed \(seed)")
    #expect(totals.unknownLines == ids.count { $0.contains(1) }, "seed \(seed)")
    #expect(coverage.text.lines == ids.count, "seed \(seed)")
    #expect(coverage.text.characters == coverage.corpus.characters, "seed \(seed)")
    for id in 13..<18 {
      #expect(coverage.vocabularies[0].tokenCounts[id] == ids.joined().count { Int($0) == id }, "seed \(seed)")
    }
  }
}
