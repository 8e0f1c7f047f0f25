import CorpusReading
import TestSupport
import Testing
import WordCounting

@Suite struct RoundedPowerTests {
  private func power(_ thousandths: Int, unit: Int = 1) throws -> RoundedPower {
    RoundedPower(
      try #require(CountPower(thousandths == 1000 ? "1" : "0.\(String(1000 + thousandths).dropFirst())")), unit: unit)
  }

  /// Count, thousandths of the power, parts of one, and the result, worked out with whole numbers elsewhere.
  @Test(arguments: [
    (1, 850, 1, 1), (2, 850, 1, 2), (3, 850, 1, 3), (4, 850, 1, 3), (60, 850, 1, 32), (1000, 850, 1, 355),
    (123_456_789, 850, 1, 7_547_233), (Int.max, 850, 1, 13_187_311_589_398_384), (Int.max, 500, 1, 3_037_000_500),
    (Int.max, 1, 1, 1),
    (Int.max, 0, 1, 1), (Int.max, 1000, 10, 922_337_203_685_477_581), (25, 1000, 10, 3), (24, 1000, 10, 2),
    (1, 1000, 1000, 1), (625, 500, 100, 3), (624, 500, 100, 2),
    (Int.max, 1000, 1000, 9_223_372_036_854_776),
    (1_000_000_000_000_000_007, 725, 100, 398_107_170_553),
  ]) func `Known powers are rounded to the nearest, halves up`(
    _ count: Int, _ thousandths: Int, _ unit: Int, _ expected: Int
  ) throws {
    #expect(try power(thousandths, unit: unit)(count) == expected)
  }

  @Test func `Square roots are rounded as whole numbers say`() throws {
    let root = try power(500)
    for count in 1...40_000 {
      let result = root(count)
      #expect((2 * result - 1) * (2 * result - 1) <= 4 * count && 4 * count < (2 * result + 1) * (2 * result + 1))
    }
  }

  @Test func `Halves are rounded up for every weight with decimals`() throws {
    for unit in [10, 100, 1000] {
      let plain = try power(1000, unit: unit)
      for count in 1...20_000 { #expect(plain(count) == max((2 * count + unit) / (2 * unit), 1)) }
    }
  }

  @Test func `Larger counts never give smaller results, and none is lost or grows`() throws {
    var random = SeededGenerator(seed: 3)
    for thousandths in [125, 500, 850, 875] {
      let power = try power(thousandths)
      let counts = (0..<300).map { _ in
        Int.random(in: 1...(Int.max >> Int.random(in: 0..<62, using: &random)), using: &random)
      }
      let results = counts.sorted().map { (count: $0, result: power($0)) }
      #expect(results.allSatisfy { $0.result >= 1 && $0.result <= $0.count })
      #expect(zip(results, results.dropFirst()).allSatisfy { $0.result <= $1.result }, "\(thousandths)")
    }
  }

  @Test(arguments: ["", "-1", "+1", "0", "0.0", ".5", "1.", "0.0001", "1e3", "1000000001", "٣", "1.2.3", " 1", "nan"])
  func `What is no weight is none`(_ text: String) { #expect(SourceWeight(text) == nil) }

  @Test(arguments: [("1", "1"), ("0.50", "0.5"), ("060", "60"), ("0.001", "0.001"), ("1000000000.0", "1000000000")])
  func `A weight is kept to the last decimal`(_ text: String, _ shown: String) {
    #expect(SourceWeight(text)?.text == shown)
  }

  @Test(arguments: ["1.001", "2", "-0.5", "0.8500", "x"]) func `A power is from nought to one`(_ text: String) {
    #expect(CountPower(text) == nil)
  }
}
