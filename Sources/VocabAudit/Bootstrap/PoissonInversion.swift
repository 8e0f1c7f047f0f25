internal import Glibc

/// Cumulative Poisson distributions of the means 0 to 63, in steps of 2⁻³².
struct PoissonInversion: Sendable {
  static let largestMean = 63
  static let shared = PoissonInversion()

  /// Mean `m` has its thresholds at `starts[m]`: the k-th is P(X ≤ k) · 2³², the last one 2³² − 1.
  private var thresholds: [UInt32] = []
  private var starts: [Int] = []
  /// Where to start searching, by mean and the upper 8 random bits.
  private var guides: [UInt8] = []

  private init() {
    for mean in 0...Self.largestMean {
      starts.append(thresholds.count)
      appendThresholds(mean: Double(mean))
      appendGuides(thresholds[starts[mean]...])
    }
  }

  /// The smallest k with P(X ≤ k) above the random fraction.
  @inline(__always)
  func quantile(mean: Int, _ bits: UInt32) -> Int {
    let start = starts[mean]
    var k = Int(guides[mean << 8 | Int(bits >> 24)])
    while thresholds[start + k] < bits { k += 1 }
    return k
  }

  private mutating func appendThresholds(mean: Double) {
    var probability = exp(-mean)
    var sum = 0.0
    var k = 0.0
    while true {
      sum += probability
      let threshold = sum * 4_294_967_296
      // The tail beyond 2⁻³² is never drawn.
      guard threshold < 4_294_967_295, k < mean || probability > 1e-12 else { break }
      thresholds.append(UInt32(threshold))
      k += 1
      probability *= mean / k
    }
    thresholds.append(.max)
  }

  private mutating func appendGuides(_ own: ArraySlice<UInt32>) {
    for upper in 0..<256 {
      let least = UInt32(upper) << 24
      guides.append(UInt8(own.firstIndex { $0 >= least }.map { $0 - own.startIndex } ?? 0))
    }
  }
}
