internal import Glibc

/// Cumulative Poisson distributions of the means 0 to 63, in steps of 2⁻³².
///
/// Unchecked sharing: what the pointers point to is never written to after `init`; it is as long as the process.
struct PoissonInversion: @unchecked Sendable {
  static let largestMean = 63
  static let shared = PoissonInversion()

  /// The k-th of a mean's thresholds is P(X ≤ k) · 2³², the last one 2³² − 1.
  private let thresholds: UnsafePointer<UInt32>
  /// Where a mean's thresholds start.
  private let starts: UnsafePointer<Int>
  /// Where to start searching, by mean and the upper 8 random bits.
  private let guides: UnsafePointer<UInt8>

  private init() {
    var (starts, thresholds, guides): ([Int], [UInt32], [UInt8]) = ([], [], [])
    for mean in 0...Self.largestMean {
      let own = Self.thresholds(mean: Double(mean))
      starts.append(thresholds.count)
      thresholds += own
      guides += Self.guides(own)
    }
    self.starts = permanent(starts)
    self.thresholds = permanent(thresholds)
    self.guides = permanent(guides)
  }

  /// The smallest k with P(X ≤ k) at least the random fraction.
  @inline(__always)
  func quantile(mean: Int, _ bits: UInt32) -> Int {
    let own = thresholds + starts[mean]
    var k = Int(guides[mean << 8 | Int(bits >> 24)])
    while own[k] < bits { k &+= 1 }
    return k
  }

  private static func thresholds(mean: Double) -> [UInt32] {
    var thresholds: [UInt32] = []
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
    return thresholds + [.max]
  }

  private static func guides(_ thresholds: [UInt32]) -> [UInt8] {
    var k = 0
    return (0..<256).map { upper in
      // The last threshold is above all.
      while thresholds[k] < UInt32(upper) << 24 { k += 1 }
      return UInt8(k)
    }
  }
}
