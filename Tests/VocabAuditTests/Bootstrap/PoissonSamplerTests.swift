import Testing
import VocabAudit

@Suite struct PoissonSamplerTests {
  @Test(arguments: [0, 1, 2, 7, 40, 63, 64, 100, 5_000, 1_000_000])
  func `Draws have the mean, variance and skewness of a Poisson distribution`(mean: Int) {
    var sampler = PoissonSampler(seed: 42)
    let count = 200_000
    let draws = (0..<count).map { _ in sampler.next(mean: mean) }
    let average = draws.reduce(0, +) / Double(count)
    let moments = [2.0, 3.0].map { power in
      draws.reduce(0) { sum, draw in
        let deviation = draw - average
        return sum + (power == 2 ? deviation * deviation : deviation * deviation * deviation)
      } / Double(count)
    }
    guard mean > 0 else {
      #expect(average == 0)
      return
    }
    let deviation = Double(mean).squareRoot()
    // Five standard errors of each estimate.
    #expect(abs(average - Double(mean)) < 5 * deviation / Double(count).squareRoot())
    #expect(abs(moments[0] / Double(mean) - 1) < 5 * (2 + 1 / Double(mean)).squareRoot() / Double(count).squareRoot())
    let skewness = moments[1] / (deviation * deviation * deviation)
    #expect(abs(skewness - 1 / deviation) < 0.08)
  }

  @Test func `Each small number comes as often as its probability says`() {
    var sampler = PoissonSampler(seed: 7)
    var counts = [Int](repeating: 0, count: 40)
    for _ in 0..<400_000 { counts[Int(sampler.next(mean: 2))] += 1 }
    var probability = 0.135_335_283_236_612_7
    for number in 0..<10 {
      let expected = 400_000 * probability
      #expect(abs(Double(counts[number]) - expected) < 5 * expected.squareRoot() + 1, "\(number)")
      probability *= 2 / Double(number + 1)
    }
  }

  @Test func `The same seed gives the same numbers`() {
    var (left, right) = (PoissonSampler(seed: 3), PoissonSampler(seed: 3))
    for mean in [1, 50, 900, 2] { #expect(left.next(mean: mean) == right.next(mean: mean)) }
  }
}
