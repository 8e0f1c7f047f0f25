/// Reads the scalar that begins at a byte of valid UTF-8.
///
/// Does not check: on other bytes the value is some number below 2²¹. Up to 3 bytes after the first are read.
/// - Returns: The scalar's value, and its bytes (1 to 4).
@inline(__always)
func readScalar(_ start: UnsafeRawPointer) -> (value: UInt32, byteCount: Int) {
  @inline(__always) func byte(_ offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: start.load(fromByteOffset: offset, as: UInt8.self))
  }
  let lead = byte(0)
  // Hangul first: three bytes are by far the most common form in the text this is for.
  if lead &- 0xE0 < 0x10 { return ((lead & 0xF) &<< 12 | (byte(1) & 0x3F) &<< 6 | byte(2) & 0x3F, 3) }
  if lead < 0x80 { return (lead, 1) }
  if lead < 0xE0 { return ((lead & 0x1F) &<< 6 | byte(1) & 0x3F, 2) }
  return ((lead & 7) &<< 18 | (byte(1) & 0x3F) &<< 12 | (byte(2) & 0x3F) &<< 6 | byte(3) & 0x3F, 4)
}
