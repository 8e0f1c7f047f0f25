/// Counts distinct words by their hashes: all of them, or one in 2^`sampling` for texts of many gigabytes.
struct DistinctCounter {
  private let sampling: UInt64
  private var seen: Set<UInt64> = []

  /// - Parameter byteCount: the size of the text; above 2 GB one word in 16 stands for all.
  init(byteCount: Int) { sampling = byteCount > 2_000_000_000 ? 4 : 0 }

  mutating func insert(_ hash: UInt64) {
    if hash & ((1 << sampling) - 1) == 0 { seen.insert(hash) }
  }

  var count: Int { seen.count << Int(sampling) }
}
