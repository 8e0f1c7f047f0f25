internal import Glibc

/// Memory of the allocator, its content as far as it fits that of `old`; the kernel moves large blocks without copying.
/// - Safety: the caller owns it and gives it back with `freeMemory` or to this function, once. Aligned to 16 bytes.
@usableFromInline
func reallocatedMemory(_ old: UnsafeMutableRawPointer?, byteCount: Int) -> UnsafeMutableRawPointer {
  guard let memory = realloc(old, max(byteCount, 1)) else { MemoryExhaustion.end(byteCount: byteCount) }
  return memory
}

/// Zero-filled memory; untouched pages cost nothing. Owned as above.
@usableFromInline
func zeroedMemory(byteCount: Int) -> UnsafeMutableRawPointer {
  guard let memory = calloc(max(byteCount, 1), 1) else { MemoryExhaustion.end(byteCount: byteCount) }
  return memory
}

@usableFromInline
func freeMemory(_ memory: UnsafeMutableRawPointer) { free(memory) }
