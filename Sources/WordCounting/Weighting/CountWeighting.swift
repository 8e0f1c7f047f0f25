public import CorpusReading

/// How the counts of several sources become those that a vocabulary is learnt from.
///
/// A word's count is the sum over the sources of its occurrences times the source's weight, raised to `power` and
/// rounded to the nearest whole number, halves up, and at least 1: no word is lost. It is exact on every machine.
public struct CountWeighting: Hashable, Sendable {
  /// Of each input, in their order.
  public var weights: [SourceWeight]
  public var power: CountPower

  public init(weights: [SourceWeight], power: CountPower = .one) {
    self.weights = weights
    self.power = power
  }

  /// Nil where the counts stay what they are.
  var unlessPlain: CountWeighting? { power == .one && weights.allSatisfy { $0 == .one } ? nil : self }

  /// How many parts of one the weighted counts are kept in: 1, 10, 100 or 1000, as the weights need it.
  var unit: Int {
    [1, 10, 100, 1000].first { unit in weights.allSatisfy { $0.thousandths * unit % 1000 == 0 } } ?? 1000
  }

  /// What one occurrence in each input adds, in parts of one.
  var factors: [Int] { weights.map { $0.thousandths / (1000 / unit) } }

  /// The weighted counts as whole numbers.
  /// - Parameter storage: with counts in parts of one.
  /// - Complexity: O(distinct words / threads), where a change is needed.
  func rounded(_ storage: any WordStorage, threads: Int) -> any WordStorage {
    guard power != .one || unit != 1 else { return storage }
    return RoundedStorage(storage, RoundedPower(power, unit: unit), threads: threads)
  }
}
