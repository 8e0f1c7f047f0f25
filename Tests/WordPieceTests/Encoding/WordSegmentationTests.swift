import TestSupport
import Testing
import WordPiece

@Suite struct WordSegmentationTests {
  private func encoder(_ tokens: [String]) throws -> WordEncoder {
    try WordEncoder(
      Vocabulary(tokens: (["[UNK]"] + tokens).map { Array($0.utf8) }, specialTokens: SpecialTokens(["[UNK]"])),
      maximumScalarCount: 5)
  }

  @Test func `pieces say where they end`() throws {
    let segmentation = try encoder(["하이", "##요", "##a"]).segment(Array("하이요a".utf8))
    #expect(segmentation.pieces.map(\.id) == [1, 2, 3])
    #expect(segmentation.pieces.map(\.end) == [6, 9, 10])
    #expect(!segmentation.isUnknown)
  }

  @Test func `a failure names the scalar, its place and whether the other position has it`() throws {
    let encoder = try encoder(["하", "##요", "네"])
    let middle = encoder.segment(Array("하요네".utf8))
    #expect(middle.pieces.map(\.id) == [1, 2])
    #expect(middle.failure == .missing(.init(scalar: "네", byteOffset: 6, hasOtherPosition: true)))
    let start = encoder.segment(Array("요".utf8))
    #expect(start.failure == .missing(.init(scalar: "요", byteOffset: 0, hasOtherPosition: true)))
    let nowhere = encoder.segment(Array("하😀".utf8))
    #expect(nowhere.failure == .missing(.init(scalar: "😀", byteOffset: 3, hasOtherPosition: false)))
  }

  @Test func `too long a word is said to be so`() throws {
    let segmentation = try encoder(["하", "##하"]).segment(Array("하하하하하하".utf8))
    #expect(segmentation.failure == .tooLong(scalarCount: 6))
    #expect(segmentation.pieces.isEmpty)
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func `it agrees with encoding`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let encoder = try WordEncoder(RandomText.vocabulary(&random))
    for _ in 0..<300 {
      let word = RandomText.word(&random, maximumScalarCount: 12)
      let segmentation = encoder.segment(word)
      let ids = segmentation.isUnknown ? [encoder.unknownID] : segmentation.pieces.map(\.id)
      #expect(ids == encoder.encode(word), "seed \(seed), word \(String(decoding: word, as: UTF8.self))")
    }
  }
}
