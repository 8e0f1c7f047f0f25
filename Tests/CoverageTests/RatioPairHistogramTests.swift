import Coverage
import TestSupport
import Testing

@Suite struct RatioPairHistogramTests {
  private func randomPair(_ generator: inout SeededGenerator) -> RatioPair {
    func figure() -> Int { Int.random(in: 0...3, using: &generator) }
    return RatioPair(figure(), figure(), figure(), figure())
  }

  private func moments(_ pairs: [RatioPair]) -> RatioMoments {
    var moments = RatioMoments()
    for pair in pairs { moments.add(pair, units: 1) }
    return moments
  }

  private func counts(_ histogram: RatioPairHistogram) -> [RatioPair: Int] {
    var counts: [RatioPair: Int] = [:]
    histogram.forEach { counts[$0, default: 0] += $1 }
    return counts
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `However lines are divided and joined, it is pairs up to the limit and moments beyond`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pairs = (0..<Int.random(in: 0...200, using: &generator)).map { _ in randomPair(&generator) }
    let limit = Int.random(in: 1...120, using: &generator)
    var parts = (0..<4).map { _ in RatioPairHistogram(limit: limit) }
    for pair in pairs { parts[Int.random(in: 0..<4, using: &generator)].add(pair) }
    var joined = RatioPairHistogram(limit: limit)
    for part in parts.shuffled(using: &generator) { joined.add(part) }
    if Set(pairs).count > limit {
      #expect(joined.moments == moments(pairs), "seed \(seed)")
    } else {
      #expect(joined.moments == nil, "seed \(seed)")
      #expect(counts(joined) == Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +), "seed \(seed)")
    }
  }

  @Test func `Figures and lines as large as may be do not overflow`() {
    var moments = RatioMoments()
    let most = Int(UInt32.max)
    for _ in 0..<3 { moments.add(RatioPair(most, most, most, most), units: 1 << 40) }
    let all = 3 * Int128(1 << 40) * Int128(most)
    #expect(moments.sums == Array(repeating: all, count: 4))
    #expect(moments.products == Array(repeating: all * Int128(most), count: 16))
  }
}
