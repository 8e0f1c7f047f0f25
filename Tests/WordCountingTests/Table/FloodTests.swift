import CommentText
import Testing
import WordCounting

@Suite struct FloodTests {
  /// What makes one factor of the folded multiplication zero when it is keyed with nothing, whatever 8 bytes follow.
  private static let prefix = Array("kc00000000036932q6VSVQFO".utf8)

  @Test(.timeLimit(.minutes(2)))
  func `Words that were chosen to collide are counted like others`() {
    let words = (0..<200_000).lazy.map { number in
      let digits = String(number)
      let word = Self.prefix + Array((String(repeating: "0", count: 8 - digits.count) + digits).utf8)
      return (word: word, count: 1)
    }
    #expect(WordCounts(words).distinctWordCount == 200_000)
  }

  @Test func `A factor of zero does not swallow the other one`() {
    for value in [0, 1, 0x8BB8_4B93_962E_ACC9, UInt64.max] {
      #expect(WordHash.foldKeepingBoth(0, value) == value)
      #expect(WordHash.foldKeepingBoth(value, 0) == value)
    }
  }

  @Test func `Secrets differ`() {
    #expect(HashSecret().first != HashSecret().first)
    #expect(HashSecret.process.first == HashSecret.process.first && HashSecret.process.multiplier % 2 == 1)
  }
}
