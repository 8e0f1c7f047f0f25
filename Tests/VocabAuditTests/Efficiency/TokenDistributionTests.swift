import Testing
import VocabAudit

@Suite struct TokenDistributionTests {
  @Test func `Equal use is all the entropy there can be`() {
    let even = TokenDistribution([5, 5, 5, 5])
    #expect(abs(even.entropy - 2) < 1e-12)
    #expect(abs(even.renyiEfficiency - 1) < 1e-12)
    let single = TokenDistribution([0, 9, 0, 0])
    #expect(single.entropy == 0)
    #expect(single.renyiEfficiency == 0)
  }

  @Test func `Rényi's entropy of order 2.5, by hand`() {
    // p = 1/2, 1/4, 1/4: Σ p^2.5 = 2^-2.5 + 2 · 2^-5 = 0.2392766953; log2 of it / −1.5
    let distribution = TokenDistribution([2, 1, 1])
    #expect(abs(distribution.renyiEntropy(order: 2.5) - 1.375_498_803_0) < 1e-6)
    #expect(abs(distribution.entropy - 1.5) < 1e-12)
  }

  @Test func `The distance is 0 for equal use, 1 for none in common, and the same both ways`() {
    let (left, right) = (TokenDistribution([10, 0, 30]), TokenDistribution([1, 0, 3]))
    #expect(left.jensenShannonDistance(to: right) < 1e-9)
    #expect(TokenDistribution([4, 0]).jensenShannonDistance(to: TokenDistribution([0, 7])) == 1)
    let (one, other) = (TokenDistribution([1, 2, 3]), TokenDistribution([3, 2, 1]))
    #expect(abs(one.jensenShannonDistance(to: other) - other.jensenShannonDistance(to: one)) < 1e-12)
  }

  @Test func `The distance, by hand`() {
    // p = (1, 0), q = (1/2, 1/2), m = (3/4, 1/4): ½ log2(4/3) + ¼ log2(2/3) + ¼ log2 2 = 0.3112781245
    let distance = TokenDistribution([1, 0]).jensenShannonDistance(to: TokenDistribution([1, 1]))
    #expect(abs(distance * distance - 0.311_278_124_459) < 1e-9)
  }

  @Test func `Counts above 2⁵³ keep their shares`() {
    let distribution = TokenDistribution([1 << 60, 1 << 60])
    #expect(distribution.entropy == 1)
  }
}
