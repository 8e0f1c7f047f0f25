internal import Glibc
internal import Storage

/// Zero-filled memory; untouched pages cost nothing. Free it with `free`.
func zeroedMemory<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type = Element.self) -> UnsafeMutablePointer<
  Element
> {
  guard let memory = calloc(count, MemoryLayout<Element>.stride) else {
    MemoryExhaustion.end(byteCount: count * MemoryLayout<Element>.stride)
  }
  return memory.bindMemory(to: Element.self, capacity: count)
}
