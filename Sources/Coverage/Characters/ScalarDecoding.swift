/// Visits the scalars of valid UTF-8 with their byte offsets.
///
/// Words are valid because the pipeline made them; a byte that is not where it should be is never read beyond the end.
@inline(__always)
func forEachScalar(_ utf8: UnsafeRawBufferPointer, _ body: (_ scalar: UInt32, _ offset: Int) -> Void) {
  var offset = 0
  while offset < utf8.count {
    let lead = UInt32(utf8[offset])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = length == 1 ? lead : lead & (0x7F >> UInt32(length))
    for next in 1..<4 where next < length && offset + next < utf8.count {
      scalar = scalar << 6 | UInt32(utf8[offset + next] & 0x3F)
    }
    body(scalar, offset)
    offset += length
  }
}

/// Unicode scalars in valid UTF-8: the bytes that do not continue a sequence.
func scalarCount(_ utf8: UnsafeRawBufferPointer) -> Int { utf8.count { $0 & 0xC0 != 0x80 } }
