import Coverage
import Testing
import TestSupport
import VocabAudit

@Suite struct BootstrapTests {
  private func pair(_ numerator: Int, _ denominator: Int, _ units: Int) -> PairHistogram.Pair {
    PairHistogram.Pair(numerator: numerator, denominator: denominator, units: units)
  }

  @Test func `A share of many lines has the interval that the binomial distribution gives`() throws {
    let interval = try #require(Bootstrap().interval([pair(0, 1, 9_000), pair(1, 1, 1_000)]))
    // 0.1 ± 1.96 · √(0.1 · 0.9 / 10,000)
    #expect(abs(interval.low - 0.094_1) < 0.000_8)
    #expect(abs(interval.high - 0.105_9) < 0.000_8)
    #expect(abs(interval.standardError - 0.003) < 0.000_3)
  }

  @Test func `Lines that are all alike leave no doubt`() throws {
    let interval = try #require(Bootstrap().interval([pair(2, 7, 500)]))
    #expect(interval.high - interval.low < 1e-12)
    #expect(interval.standardError < 1e-12)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `Replicates are what drawing pair by pair gives`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pairs = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
      pair(
        Int.random(in: 0...9, using: &generator), Int.random(in: 1...40, using: &generator),
        // Means on both sides of the largest that is drawn by inversion.
        Int.random(in: 1...[5, 63, 64, 200, 100_000].randomElement(using: &generator)!, using: &generator))
    }
    var bootstrap = Bootstrap(seed: seed)
    // No ratio is skewed so little: the sums are never drawn at once.
    bootstrap.normalSkewness = 0
    let ratios = (0..<1000).map { replicate in
      var sampler = PoissonSampler(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(replicate))
      var (numerator, denominator) = (0.0, 0.0)
      for pair in pairs {
        let units = sampler.next(mean: pair.units)
        numerator += units * Double(pair.numerator)
        denominator += units * Double(pair.denominator)
      }
      return denominator > 0 ? numerator / denominator : nil
    }.compactMap { $0 }.sorted()
    guard ratios.count > 500 else {
      #expect(bootstrap.interval(pairs) == nil, "seed \(seed)")
      return
    }
    let interval = try #require(bootstrap.interval(pairs), "seed \(seed)")
    let tail = ratios.count / 40
    #expect(interval.low == ratios[tail], "seed \(seed)")
    #expect(interval.high == ratios[ratios.count - 1 - tail], "seed \(seed)")
  }

  @Test func `Where nothing can be divided by there is no interval`() {
    #expect(Bootstrap().interval([]) == nil)
    #expect(Bootstrap().interval([pair(0, 0, 10)]) == nil)
  }

  @Test func `Resampling a histogram agrees with resampling the lines themselves`() throws {
    var generator = SeededGenerator(seed: 11)
    let lines = (0..<2_000).map { _ in
      let words = Int.random(in: 1...30, using: &generator)
      return (
        unknown: Int.random(in: 0..<10, using: &generator) == 0 ? Int.random(in: 1...words, using: &generator) : 0,
        words: words
      )
    }
    var counts: [[Int]: Int] = [:]
    for line in lines { counts[[line.unknown, line.words], default: 0] += 1 }
    let interval = try #require(Bootstrap().interval(counts.map { pair($0.key[0], $0.key[1], $0.value) }))
    let ratios = (0..<1_000).map { _ in
      var (unknown, words) = (0, 0)
      for _ in lines.indices {
        let line = lines[Int.random(in: lines.indices, using: &generator)]
        unknown += line.unknown
        words += line.words
      }
      return Double(unknown) / Double(words)
    }.sorted()
    let width = ratios[975] - ratios[24]
    #expect(abs(interval.low - ratios[24]) < width * 0.12)
    #expect(abs(interval.high - ratios[975]) < width * 0.12)
  }

  @Test func `Where the sums are normally distributed, drawing them at once gives the same intervals`() throws {
    var generator = SeededGenerator(seed: 3)
    let pairs = (0..<400).map { _ in
      let denominator = Int.random(in: 1...40, using: &generator)
      return pair(
        Int.random(in: 0...denominator, using: &generator), denominator, Int.random(in: 1...90, using: &generator))
    }
    var byPair = Bootstrap()
    byPair.normalSkewness = 0
    let (drawn, expected) = (try #require(Bootstrap().interval(pairs)), try #require(byPair.interval(pairs)))
    #expect(drawn != expected, "both were drawn pair by pair")
    let width = expected.high - expected.low
    #expect(abs(drawn.low - expected.low) < width * 0.07)
    #expect(abs(drawn.high - expected.high) < width * 0.07)
    #expect(abs(drawn.standardError / expected.standardError - 1) < 0.08)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Where few units lack something, drawing all others at once gives the same intervals`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lacking = (0..<12).map { _ in
      let denominator = Int.random(in: 1...40, using: &generator)
      return (Int.random(in: 1...denominator, using: &generator), denominator, Int.random(in: 1...3, using: &generator))
    }
    let others = (1...40).map { (0, $0, Int.random(in: 50...5_000, using: &generator)) }
    // As rates of what is lacking, and of what is there.
    for isCovered in [false, true] {
      let pairs = (others + lacking).map { pair(isCovered ? $0.1 - $0.0 : $0.0, $0.1, $0.2) }
      var byPair = Bootstrap(seed: seed)
      byPair.normalSkewness = 0
      // Of the whole nothing is normal here: the ratio is skewed by the few.
      let (drawn, expected) = (
        try #require(Bootstrap(seed: seed).interval(pairs)), try #require(byPair.interval(pairs))
      )
      #expect(drawn != expected, "all were drawn pair by pair")
      let width = expected.high - expected.low
      #expect(abs(drawn.low - expected.low) < width * 0.07, "seed \(seed)")
      #expect(abs(drawn.high - expected.high) < width * 0.07, "seed \(seed)")
      #expect(abs(drawn.standardError / expected.standardError - 1) < 0.08, "seed \(seed)")
    }
  }

  @Test func `A rate that few units make is drawn unit by unit, so that its interval is as skewed as it is`() throws {
    let interval = try #require(Bootstrap().interval([pair(0, 1, 99_990), pair(1, 1, 10)]))
    // A Poisson number of mean 10 lies from 4 to 17 in 95 of 100 cases.
    #expect((3.5e-5...5.5e-5).contains(interval.low))
    #expect((15.5e-5...17.5e-5).contains(interval.high))
  }

  @Test func `Intervals hold the truth in nineteen of twenty corpora`() {
    var generator = SeededGenerator(seed: 5)
    var hits = 0
    for corpus in 0..<400 {
      let unknown = (0..<1_000).count { _ in Int.random(in: 0..<20, using: &generator) == 0 }
      let interval = Bootstrap(seed: UInt64(corpus)).interval([pair(0, 1, 1_000 - unknown), pair(1, 1, unknown)])
      if let interval, interval.low <= 0.05, 0.05 <= interval.high { hits += 1 }
    }
    #expect((360...396).contains(hits), "\(hits) of 400")
  }

  @Test func `Many pairs are resampled less often, but often enough`() throws {
    var bootstrap = Bootstrap()
    bootstrap.drawLimit = 1_000
    bootstrap.smallestReplicateCount = 200
    let interval = try #require(bootstrap.interval((1...50).map { pair($0 % 3, $0, 10) }))
    #expect(interval.low < interval.high)
  }
}
