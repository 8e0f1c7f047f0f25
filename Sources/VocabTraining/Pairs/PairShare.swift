/// A share of all pairs, by their hashes, so that shares can be counted one after another: all pairs, one of two
/// halves, of four quarters, and so on.
struct PairShare: Hashable {
  /// Halvings.
  private(set) var level = 0
  /// Below 2 to the power of `level`.
  private var number = 0

  var isPart: Bool { level > 0 }

  @inline(__always)
  func holds(_ key: PairKey) -> Bool {
    // Tables use the low bits.
    (key.hash(PairKey.hashMultiplier) &>> 32) & (1 &<< level &- 1) == number
  }

  /// The half that goes on being counted.
  var half: PairShare { PairShare(level: level + 1, number: number) }

  /// The other halves that come of halving down to `level`: together with the share at that level they are this share.
  func rest(downTo level: Int) -> [PairShare] {
    (self.level..<level).map { PairShare(level: $0 + 1, number: number + 1 << $0) }
  }

  /// This share halved down to `level`.
  func narrowed(to level: Int) -> PairShare { PairShare(level: max(level, self.level), number: number) }

  init() {}

  private init(level: Int, number: Int) {
    self.level = level
    self.number = number
  }
}
