internal import CPlatform
internal import Storage
internal import Glibc

/// Memory for a fixed number of elements, all bits zero at first.
///
/// Owns the memory; whoever uses `base` keeps the region alive. Not for use by several threads at once, unless each
/// keeps to elements of its own.
final class Region<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int
  private let byteCount: Int

  /// Below this, huge pages would cost more in zeroing than they save in address translation.
  private static var hugePagesFrom: Int { 4 << 20 }

  /// How the memory will be used, which says when it is best made resident.
  enum Use {
    /// Read and written all over: all of it at once, because what is read before it is written is made resident twice.
    case table
    /// Written from front to back before it is read, maybe not to the end: as it is written.
    case inOrder
    /// Touched in few places only: by these alone, so no huge pages either.
    case sparse
  }

  init(count: Int, use: Use = .table) {
    self.count = count
    byteCount = max(count, 1) * MemoryLayout<Element>.stride
    #if SANITIZED
      // AddressSanitizer watches the bounds of what comes from the allocator.
      guard let mapped = calloc(byteCount, 1) else { MemoryExhaustion.end(byteCount: byteCount) }
    #else
      let mapped = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
      guard let mapped, mapped != MAP_FAILED else { MemoryExhaustion.end(byteCount: byteCount) }
      if use != .sparse && byteCount >= Self.hugePagesFrom { kc_advise_huge_pages(mapped, byteCount) }
      if use == .table { kc_make_present(mapped, byteCount) }
    #endif
    base = mapped.bindMemory(to: Element.self, capacity: count)
  }

  deinit {
    #if SANITIZED
      free(base)
    #else
      requireZero(munmap(base, byteCount), of: "munmap")
    #endif
  }
}
