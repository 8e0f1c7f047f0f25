internal import Storage
internal import CPlatform

/// Memory for lists of places whose lengths are known when they are made.
///
/// Lists stay where they are as long as this object lives.
final class PositionLists {
  private var regions: [MappedBuffer<PairPosition>] = []
  private var usedCount = 0

  private static let smallestRegionCount = 1 << 12
  private static let largestRegionCount = 1 << 20

  /// Gives the memory of a list that nobody will visit again back to the system, as far as whole pages go.
  ///
  /// The most frequent pairs have the longest lists and are merged first.
  func release(_ list: UnsafeMutablePointer<PairPosition>, count: Int) {
    guard count >= Self.smallestReleasedCount else { return }
    kc_release_pages(list, count * MemoryLayout<PairPosition>.stride)
  }

  private static let smallestReleasedCount = 1 << 15

  func makeList(count: Int) -> UnsafeMutablePointer<PairPosition> {
    let last = regions.last?.count ?? 0
    if usedCount + count > last || last == 0 {
      let wanted = min(max(last * 2, Self.smallestRegionCount), Self.largestRegionCount)
      regions.append(MappedBuffer(count: max(count, wanted), use: .inOrder))
      usedCount = 0
    }
    defer { usedCount += count }
    return regions[regions.count - 1].base + usedCount
  }
}
