internal import Glibc

extension UnsafeRawBufferPointer {
  /// The offset of the first `byte` at or after `offset` and before `end` (the buffer's own end if nil).
  func firstIndex(of byte: UInt8, from offset: Int, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard let base = baseAddress, offset < end, let found = memchr(base + offset, Int32(byte), end - offset)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
