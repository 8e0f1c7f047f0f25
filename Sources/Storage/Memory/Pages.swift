internal import CPlatform
internal import Glibc

/// Zeroed pages from the kernel, unmapped when the object goes.
///
/// A build with `-DSANITIZED` takes the bytes from `calloc`, whose bounds AddressSanitizer watches.
/// - Safety: this object owns the memory; pointers into it are valid as long as the object is, and nothing moves.
///   Several threads may use it at the same time if each keeps to bytes of its own.
public final class Pages {
  public let start: UnsafeMutableRawPointer
  public let byteCount: Int

  /// How the memory will be used, which says when it is best made resident.
  public enum Use: Sendable {
    /// Read and written all over: all of it at once, because what is read before it is written is made resident twice.
    case table
    /// Written from front to back before it is read, maybe not to the end: as it is written.
    case inOrder
    /// Touched in few places only: by these alone, so no huge pages either.
    case sparse
    /// Rounded up to whole pages, huge ones from half of one on, and aligned to them.
    case wholePages
  }

  /// Below this, huge pages would cost more in zeroing than they save in address translation.
  private static let hugePagesFrom = 4 << 20
  private static let pageByteCount = 4 << 10
  private static let hugePageByteCount = 2 << 20

  public init(byteCount: Int, use: Use) {
    #if SANITIZED
      self.byteCount = max(byteCount, 1)
      start = zeroedMemory(byteCount: self.byteCount)
    #else
      if use == .wholePages {
        let page = byteCount < Self.hugePageByteCount / 2 ? Self.pageByteCount : Self.hugePageByteCount
        self.byteCount = max(1, (byteCount + page - 1) / page) * page
        start = Self.aligned(self.byteCount, to: page)
        if page == Self.hugePageByteCount { kc_advise_huge_pages(start, self.byteCount) }
      } else {
        self.byteCount = max(byteCount, 1)
        start = Self.mapped(self.byteCount, MAP_NORESERVE)
        if use != .sparse && byteCount >= Self.hugePagesFrom { kc_advise_huge_pages(start, self.byteCount) }
        if use == .table { kc_make_present(start, self.byteCount) }
      }
    #endif
  }

  deinit {
    #if SANITIZED
      free(start)
    #else
      requireZero(munmap(start, byteCount), of: "munmap")
    #endif
  }

  private static func mapped(_ byteCount: Int, _ flags: Int32) -> UnsafeMutableRawPointer {
    let mapped = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0)
    guard let mapped, mapped != MAP_FAILED else { MemoryExhaustion.end(byteCount: byteCount) }
    return mapped
  }

  /// One page more than needed is mapped, so that an aligned range lies inside; what sticks out is given back.
  private static func aligned(_ byteCount: Int, to page: Int) -> UnsafeMutableRawPointer {
    let mapped = mapped(byteCount + page, 0)
    let before = -Int(bitPattern: mapped) & (page - 1)
    if before > 0 { requireZero(munmap(mapped, before), of: "munmap") }
    requireZero(munmap(mapped + before + byteCount, page - before), of: "munmap")
    return mapped + before
  }
}

/// A fixed number of elements in pages of the kernel's, all bits zero at first.
///
/// - Safety: as for `Pages`; indices are below `count`.
public final class MappedBuffer<Element: BitwiseCopyable> {
  public let base: UnsafeMutablePointer<Element>
  public let count: Int
  private let pages: Pages

  public init(count: Int, use: Pages.Use = .table) {
    self.count = count
    pages = Pages(byteCount: max(count, 1) * MemoryLayout<Element>.stride, use: use)
    base = pages.start.bindMemory(to: Element.self, capacity: count)
  }

  public var elements: UnsafeMutableBufferPointer<Element> { UnsafeMutableBufferPointer(start: base, count: count) }
}
