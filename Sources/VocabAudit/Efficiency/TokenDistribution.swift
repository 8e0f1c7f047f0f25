internal import Glibc

/// How the tokens of a vocabulary were used, as shares of all tokens.
package struct TokenDistribution {
  /// By id.
  let counts: [Int]
  let total: Int

  package init(_ counts: [Int]) {
    self.counts = counts
    total = counts.reduce(0, +)
  }

  /// Shannon's entropy in bits.
  package var entropy: Double {
    -shares.reduce(0) { $0 + $1 * log2($1) }
  }

  /// The Rényi entropy of an order other than 1, in bits: log2(Σ pᵅ) / (1 − α).
  package func renyiEntropy(order: Double) -> Double {
    guard total > 0 else { return 0 }
    return log2(shares.reduce(0) { $0 + pow($1, order) }) / (1 - order)
  }

  /// The Rényi entropy divided by the most it could be, which is reached when every token is used equally often.
  /// - Source: Zouhar et al., "Tokenization and the Noiseless Channel", 2023, with order 2.5 and the size of the
  ///   vocabulary.
  package var renyiEfficiency: Double {
    counts.count > 1 ? renyiEntropy(order: 2.5) / log2(Double(counts.count)) : 0
  }

  /// How far two distributions over the same tokens are apart: the square root of their Jensen–Shannon divergence in
  /// bits. 0 if they are equal, 1 if they share no token; a metric.
  /// - Source: Endres and Schindelin, "A new metric for probability distributions", 2003.
  package func jensenShannonDistance(to other: TokenDistribution) -> Double {
    guard total > 0, other.total > 0 else { return total == other.total ? 0 : 1 }
    let divergence = counts.indices.reduce(0) { $0 + divergencePart($1, other) }
    return max(0, min(1, divergence)).squareRoot()
  }

  /// What one token adds to the Jensen–Shannon divergence.
  private func divergencePart(_ id: Int, _ other: TokenDistribution) -> Double {
    let (left, right) = (share(id), other.share(id))
    let middle = (left + right) / 2
    return (left > 0 ? left * log2(left / middle) / 2 : 0) + (right > 0 ? right * log2(right / middle) / 2 : 0)
  }

  func share(_ id: Int) -> Double { total == 0 ? 0 : Double(counts[id]) / Double(total) }

  private var shares: [Double] { counts.compactMap { $0 > 0 ? Double($0) / Double(total) : nil } }
}
