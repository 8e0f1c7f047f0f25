internal import CPlatform
internal import Glibc

/// Memory for a fixed number of elements, all bits zero at first, resident only where it was touched.
///
/// Owns the memory; whoever uses `base` keeps the region alive. Not for use by several threads at once, unless each keeps to
/// elements of its own.
final class Region<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int
  private let byteCount: Int

  /// Below this, huge pages would cost more in zeroing than they save in address translation.
  private static var hugePagesFrom: Int { 4 << 20 }

  /// - Parameter isSparse: only a small part will be touched, so huge pages would waste memory.
  init(count: Int, isSparse: Bool = false) {
    self.count = count
    byteCount = max(count, 1) * MemoryLayout<Element>.stride
    let mapped = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let mapped, mapped != MAP_FAILED else { preconditionFailure("out of memory") }
    if !isSparse && byteCount >= Self.hugePagesFrom { kc_advise_huge_pages(mapped, byteCount) }
    base = mapped.bindMemory(to: Element.self, capacity: count)
  }

  deinit { munmap(base, byteCount) }
}
