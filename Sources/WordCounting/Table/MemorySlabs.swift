internal import CPlatform
internal import Storage
internal import Glibc

/// Large pieces of memory from the kernel, handed out from front to back and given back all at once.
///
/// Not for use by several threads at once. Whoever holds the object may use what it handed out; nothing moves.
package final class MemorySlabs {
  private var slabs: [PageRange] = []
  private var cursor: UnsafeMutableRawPointer?
  private var remaining = 0
  /// How many of the slabs are in use.
  private var takenCount = 0

  /// Bytes handed out so far, which is what they will occupy once written to.
  package private(set) var usedByteCount = 0

  private static let smallestSlabByteCount = 256 << 10
  private static let largestSlabByteCount = 64 << 20

  package init() {}

  /// Hands the same memory out again, from the start; what was in it does not matter any more.
  func reuse() {
    takenCount = 0
    cursor = nil
    remaining = 0
    usedByteCount = 0
  }

  /// Gives all memory back.
  func release() {
    reuse()
    slabs = []
  }

  /// `byteCount` bytes, aligned to 16, holding zeros unless they were used before.
  /// - Complexity: O(1), a system call for every 256 KiB to 64 MiB.
  package func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let rounded = (byteCount + 15) & ~15
    if rounded > remaining { addSlab(atLeast: rounded) }
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
      slabs.insert(PageRange(byteCount: max(byteCount, wanted)), at: takenCount)
    }
    cursor = slabs[takenCount].start
    remaining = slabs[takenCount].byteCount
    takenCount += 1
  }
}

/// Zeroed pages from the kernel, huge ones where there are enough; unmapped when the object goes.
///
/// A build with `-DSANITIZED` takes just the bytes from `calloc`, whose bounds AddressSanitizer watches.
package final class PageRange {
  package let start: UnsafeMutableRawPointer
  package let byteCount: Int

  private static let pageByteCount = 4 << 10
  private static let hugePageByteCount = 2 << 20

  /// At least `byteCount` bytes, rounded up to whole pages: huge ones from half of one on.
  package init(byteCount: Int) {
    #if SANITIZED
      self.byteCount = max(1, byteCount)
      guard let taken = calloc(self.byteCount, 1) else { MemoryExhaustion.end(byteCount: self.byteCount) }
      start = taken
    #else
      let huge = byteCount < Self.hugePageByteCount / 2 ? Self.pageByteCount : Self.hugePageByteCount
      self.byteCount = max(1, (byteCount + huge - 1) / huge) * huge
      // One huge page more than needed, so that an aligned range lies inside; what sticks out is given back.
      let mappedByteCount = self.byteCount + huge
      let mapped = mmap(nil, mappedByteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let mapped, mapped != MAP_FAILED else { MemoryExhaustion.end(byteCount: mappedByteCount) }
      let before = -Int(bitPattern: mapped) & (huge - 1)
      start = mapped + before
      if before > 0 { requireZero(munmap(mapped, before), of: "munmap") }
      requireZero(munmap(start + self.byteCount, huge - before), of: "munmap")
      if huge == Self.hugePageByteCount { kc_advise_huge_pages(start, self.byteCount) }
    #endif
  }

  deinit {
    #if SANITIZED
      free(start)
    #else
      requireZero(munmap(start, byteCount), of: "munmap")
    #endif
  }
}
