/// Memory that is handed out from front to back and given back all at once, in large slabs from the kernel.
///
/// - Invariant: of the slabs in use, only the last has bytes that were not handed out: `remaining`, from `cursor` on.
/// - Safety: this object owns the memory; what it handed out is valid until `reuse`, `release` or the object's end, and
///   nothing moves. For one thread at a time.
public final class Arena {
  private var slabs: [Pages] = []
  private var cursor: UnsafeMutableRawPointer?
  private var remaining = 0
  /// How many of the slabs are in use.
  private var takenCount = 0

  /// Bytes handed out so far, which is what they will occupy once written to.
  public private(set) var usedByteCount = 0

  private static let smallestSlabByteCount = 256 << 10
  private static let largestSlabByteCount = 64 << 20

  public init() {}

  /// Hands the same memory out again, from the start; what was in it does not matter any more.
  public func reuse() {
    takenCount = 0
    cursor = nil
    remaining = 0
    usedByteCount = 0
  }

  /// Gives all memory back.
  public func release() {
    reuse()
    slabs = []
  }

  /// `byteCount` bytes, aligned to 16, holding zeros unless they were used before.
  /// - Complexity: O(1), a system call for every 256 KiB to 64 MiB.
  public func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let rounded = (byteCount + 15) & ~15
    if rounded > remaining { addSlab(atLeast: rounded) }
    assert(checkInvariants())
    guard let start = cursor else { preconditionFailure("a slab was added") }
    cursor = start + rounded
    remaining -= rounded
    usedByteCount += rounded
    return start
  }

  /// Slabs grow with what is in use, so that small corpora stay small and large ones need few system calls.
  private func addSlab(atLeast byteCount: Int) {
    if takenCount == slabs.count || slabs[takenCount].byteCount < byteCount {
      #if SANITIZED
        // Every piece by itself, so that a step beyond it is seen.
        let wanted = byteCount
      #else
        let wanted = min(max(usedByteCount, Self.smallestSlabByteCount), Self.largestSlabByteCount)
      #endif
      slabs.insert(Pages(byteCount: max(byteCount, wanted), use: .wholePages), at: takenCount)
    }
    cursor = slabs[takenCount].start
    remaining = slabs[takenCount].byteCount
    takenCount += 1
  }

  /// Whether the invariant holds; for assertions and tests.
  public func checkInvariants() -> Bool {
    guard let cursor else { return takenCount == 0 && remaining == 0 }
    guard (1...slabs.count).contains(takenCount) else { return false }
    let last = slabs[takenCount - 1]
    return remaining >= 0 && cursor + remaining == last.start + last.byteCount
  }
}
