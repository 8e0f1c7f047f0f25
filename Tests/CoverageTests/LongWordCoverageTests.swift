import Coverage
import TestSupport
import Testing
import WordCounting
import WordPiece

/// Words of more characters than a byte can count.
@Suite struct LongWordCoverageTests {
  private let vocabulary: Vocabulary

  init() throws {
    vocabulary = try Vocabulary(
      tokens: ["[UNK]", "가", "##가", "a", "##a", "##7"].map { Array($0.utf8) }, specialTokens: SpecialTokens(["[UNK]"]))
  }

  @Test(arguments: [1, 2, 254, 255, 256, 257, 1000, 1001])
  func `are counted whatever their length`(length: Int) throws {
    let (plain, mixed) = (String(repeating: "가", count: length), String(repeating: "a", count: length) + "가7")
    let words = WordCounts([(Array(plain.utf8), 3), (Array(mixed.utf8), 2)])
    let meter = try CoverageMeter([
      WordEncoder(vocabulary, maximumScalarCount: 1000), WordEncoder(vocabulary, maximumScalarCount: 2000),
    ])
    let coverage = meter.measure(words)
    #expect(coverage.text.characters == 5 * length + 4)
    #expect(coverage.textByClass[.hangul]?.characters == 3 * length + 2)
    #expect(coverage.textByClass[.latin]?.characters == 2 * length)
    #expect(coverage.textByClass[.digit]?.characters == 2)
    let isTooLong = [length > 1000, length + 2 > 1000]
    #expect(
      coverage.vocabularies[0].totals.tokens == (isTooLong[0] ? 3 : 3 * length) + (isTooLong[1] ? 2 : 2 * length + 4))
    #expect(coverage.vocabularies[1].totals.tokens == 5 * length + 4)
    #expect(coverage.vocabularies[0].unknownWords.count == isTooLong.count { $0 })
    #expect(coverage.comparisons[0].words == (isTooLong[0] ? 3 : 0) + (isTooLong[1] ? 2 : 0))
  }
}
