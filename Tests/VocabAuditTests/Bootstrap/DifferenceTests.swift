import Coverage
import TestSupport
import Testing
import VocabAudit

@Suite struct DifferenceTests {
  private typealias Line = (pair: RatioPair, units: Int)

  private func randomPairs(_ generator: inout SeededGenerator, count: Int, mostUnits: Int) -> [Line] {
    (0..<count).map { _ in
      let (left, right) = (Int.random(in: 1...40, using: &generator), Int.random(in: 1...40, using: &generator))
      return (
        RatioPair(
          Int.random(in: 0...left, using: &generator), left, Int.random(in: 0...right, using: &generator), right),
        Int.random(in: 1...mostUnits, using: &generator)
      )
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `Replicates are what drawing line by line for both vocabularies gives`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pairs = randomPairs(&generator, count: Int.random(in: 1...60, using: &generator), mostUnits: 100)
    var bootstrap = Bootstrap(seed: seed)
    bootstrap.normalSkewness = 0
    let differences = (0..<1000).map { replicate in
      var sampler = PoissonSampler(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(replicate))
      var sums = [0.0, 0, 0, 0]
      for (pair, units) in pairs {
        let drawn = sampler.next(mean: units)
        sums[0] += drawn * Double(pair.leftNumerator)
        sums[1] += drawn * Double(pair.leftDenominator)
        sums[2] += drawn * Double(pair.rightNumerator)
        sums[3] += drawn * Double(pair.rightDenominator)
      }
      return sums[1] > 0 && sums[3] > 0 ? sums[0] / sums[1] - sums[2] / sums[3] : nil
    }.compactMap { $0 }.sorted()
    guard differences.count > 500 else {
      #expect(bootstrap.difference(.pairs(pairs)) == nil, "seed \(seed)")
      return
    }
    let interval = try #require(bootstrap.difference(.pairs(pairs)), "seed \(seed)")
    let tail = differences.count / 40
    #expect(interval.low == differences[tail], "seed \(seed)")
    #expect(interval.high == differences[differences.count - 1 - tail], "seed \(seed)")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Where the sums are normally distributed, pairs and moments give the interval that replicates give`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let pairs = randomPairs(&generator, count: 400, mostUnits: 90)
    var moments = RatioMoments()
    for (pair, units) in pairs { moments.add(pair, units: units) }
    var byPair = Bootstrap(seed: seed)
    byPair.normalSkewness = 0
    let drawn = try #require(byPair.difference(.pairs(pairs)))
    let ofPairs = try #require(Bootstrap(seed: seed).difference(.pairs(pairs)))
    let ofMoments = try #require(Bootstrap(seed: seed).difference(.moments(moments)))
    let width = drawn.high - drawn.low
    #expect(ofPairs != drawn, "both were drawn pair by pair")
    #expect(
      abs(ofPairs.low - drawn.low) < width * 0.07 && abs(ofPairs.high - drawn.high) < width * 0.07, "seed \(seed)")
    #expect(abs(ofPairs.low - ofMoments.low) < width * 1e-6, "seed \(seed)")
    #expect(abs(ofPairs.high - ofMoments.high) < width * 1e-6, "seed \(seed)")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Where few lines lack something, drawing all others at once gives the same intervals`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lacking = randomPairs(&generator, count: 12, mostUnits: 3)
    let others = (1...40).map { (RatioPair(0, $0, 0, $0 + 2), Int.random(in: 50...5_000, using: &generator)) }
    let pairs = (lacking + others).map { (pair: $0.0, units: $0.1) }
    var byPair = Bootstrap(seed: seed)
    byPair.normalSkewness = 0
    let (drawn, expected) = (
      try #require(Bootstrap(seed: seed).difference(.pairs(pairs))), try #require(byPair.difference(.pairs(pairs)))
    )
    #expect(drawn != expected, "all were drawn pair by pair")
    let width = expected.high - expected.low
    #expect(abs(drawn.low - expected.low) < width * 0.07 && abs(drawn.high - expected.high) < width * 0.07)
  }

  @Test func `What both vocabularies have in common cancels`() throws {
    var generator = SeededGenerator(seed: 7)
    // Lines differ much in tokens for each word; the second vocabulary needs one token more in every fifth line.
    var counts: [RatioPair: Int] = [:]
    for line in 0..<5_000 {
      let words = Int.random(in: 5...30, using: &generator)
      let tokens = words + Int.random(in: 0...words, using: &generator)
      counts[RatioPair(tokens, words, tokens + (line % 5 == 0 ? 1 : 0), words), default: 0] += 1
    }
    let pairs = counts.map { (pair: $0.key, units: $0.value) }
    let single = try #require(
      Bootstrap().interval(
        pairs.map {
          PairHistogram.Pair(numerator: $0.pair.leftNumerator, denominator: $0.pair.leftDenominator, units: $0.units)
        }))
    let interval = try #require(Bootstrap().difference(.pairs(pairs)))
    #expect(interval.high < 0)
    #expect(interval.standardError * 5 < single.standardError)
  }

  @Test func `Intervals hold the true difference in nineteen of twenty corpora`() {
    var generator = SeededGenerator(seed: 6)
    var hits = 0
    for corpus in 0..<400 {
      var counts: [RatioPair: Int] = [:]
      for _ in 0..<1_000 {
        // Unknown to the one in 6 %, to the other as well in half of those, and to the other alone in 1 %.
        let draw = Int.random(in: 0..<100, using: &generator)
        counts[RatioPair(draw < 6 ? 1 : 0, 1, draw < 3 || draw == 99 ? 1 : 0, 1), default: 0] += 1
      }
      let pairs = counts.map { (pair: $0.key, units: $0.value) }
        .sorted { ($0.pair.leftNumerator, $0.pair.rightNumerator) < ($1.pair.leftNumerator, $1.pair.rightNumerator) }
      let interval = Bootstrap(seed: UInt64(corpus)).difference(.pairs(pairs))
      if let interval, interval.low <= 0.02, 0.02 <= interval.high { hits += 1 }
    }
    #expect((360...397).contains(hits), "\(hits) of 400")
  }

  @Test func `Where nothing can be divided by there is no interval`() {
    #expect(Bootstrap().difference(.pairs([])) == nil)
    #expect(Bootstrap().difference(.pairs([(RatioPair(1, 1, 0, 0), 5)])) == nil)
    #expect(Bootstrap().difference(.moments(RatioMoments())) == nil)
  }
}
