import Glibc

/// Says of one thing after another whether it is chosen, each with the same probability, drawing a number only when one
/// is.
struct SkipCounter {
  private let logOfOther: Double
  /// How far it is to the next chosen thing; 0: not drawn yet.
  private var left = 0

  init(probability: Double) { logOfOther = log1p(-probability) }

  mutating func next(_ dice: inout SplitMix64) -> Bool {
    if left == 0 { left = gap(&dice) }
    left -= 1
    return left == 0
  }

  /// 1, 2, ... (geometric).
  private func gap(_ dice: inout SplitMix64) -> Int {
    let length = 1 + log(1 - dice.fraction()) / logOfOther
    return length < 1e15 ? Int(length) : Int(1e15)
  }
}
