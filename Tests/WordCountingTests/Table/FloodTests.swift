import CommentText
import Testing
import WordCounting

@Suite struct FloodTests {
  /// What makes one factor of the folded multiplication zero when it is keyed with nothing, whatever 8 bytes follow.
  private static let prefix = Array("kc00000000036932q6VSVQFO".utf8)

  /// Where they meet in one place, counting them takes a hundred times as long.
  @Test func `Words that were chosen to collide are counted about as fast as others`() {
    let numbers = (0..<40_000).map { number in
      let digits = String(number)
      return Array((String(repeating: "0", count: 8 - digits.count) + digits).utf8)
    }
    let others = Array("kc00000000036932q6VSVQFP".utf8)
    func duration(_ prefix: [UInt8]) -> Duration {
      ContinuousClock().measure {
        let counts = WordCounts(numbers.lazy.map { (word: prefix + $0, count: 1) })
        #expect(counts.distinctWordCount == numbers.count)
      }
    }
    let usual = duration(others)
    #expect(duration(Self.prefix) < usual * 10)
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
