/// Whose words to keep in memory: those of the candidates that are likely to go next.
struct WatchChoice {
  private let plan: ChoosingPlan
  /// Candidates that are certain to go.
  private let struckCount: Int
  /// Whether others may go too.
  private let isOpen: Bool

  /// Beyond those that are to go; a second reading of a small corpus costs more than it saves.
  private static let spareCount = 1_000

  init(_ plan: ChoosingPlan, struckCount: Int, isOpen: Bool) {
    self.plan = plan
    self.struckCount = struckCount
    self.isOpen = isOpen
  }

  private func wantedCount(of count: Int) -> Int {
    plan.watchedCount ?? (max(2 * struckCount, isOpen ? count / 2 : 0) + Self.spareCount)
  }

  /// Before anything is known of the candidates.
  /// - Parameter wordCounts: counts, where it matters, the words that hold each candidate, and how often they occur.
  func candidates(count: Int, _ wordCounts: () -> [(words: Int, occurrences: Int)]) -> [Bool] {
    if struckCount == 0, !isOpen { return [Bool](repeating: false, count: count) }
    guard wantedCount(of: count) < count || plan.byteLimit < .max else {
      return [Bool](repeating: true, count: count)
    }
    let counts = wordCounts()
    return candidates(remaining: Array(0..<count), counts.map(\.occurrences), counts.map(\.words), of: count)
  }

  /// From the smallest key on, of equal ones the last first, as they would go.
  /// - Parameter dependencies: about how many words depend on each.
  func candidates(remaining: [Int], _ keys: [Int], _ dependencies: [Int]) -> [Bool] {
    candidates(remaining: remaining, keys, dependencies, of: keys.count)
  }

  private func candidates(remaining: [Int], _ keys: [Int], _ dependencies: [Int], of count: Int) -> [Bool] {
    let order = remaining.sorted { (keys[$0], $1) < (keys[$1], $0) }
    var isWatched = [Bool](repeating: false, count: count)
    var byteCount = 0
    for (place, candidate) in order.prefix(max(wantedCount(of: remaining.count), 1)).enumerated() {
      let (needed, isTooMuch) = dependencies[candidate].multipliedReportingOverflow(
        by: ChoosingPlan.byteCountOfDependency)
      guard place == 0 || (!isTooMuch && needed <= plan.byteLimit - byteCount) else { break }
      byteCount = isTooMuch ? .max : byteCount + needed
      isWatched[candidate] = true
    }
    return isWatched
  }
}
