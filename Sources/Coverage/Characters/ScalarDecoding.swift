/// Visits the scalars of a word with their byte offsets.
///
/// - Parameter word: valid UTF-8, since a pipeline made it; 3 bytes after it must be readable, as they are after the
///   words of tables and counts.
@inline(__always)
func forEachScalar(_ word: UnsafeRawBufferPointer, _ body: (_ scalar: UInt32, _ offset: Int) -> Void) {
  guard let start = word.baseAddress else { return }
  var offset = 0
  while offset < word.count {
    let bytes = UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    // Hangul first: three bytes are by far the most common form in the text this is for.
    if bytes & 0xF0 == 0xE0 {
      body((bytes & 0xF) << 12 | bytes >> 2 & 0xFC0 | bytes >> 16 & 0x3F, offset)
      offset &+= 3
    } else if bytes & 0x80 == 0 {
      body(bytes & 0x7F, offset)
      offset &+= 1
    } else if bytes & 0xE0 == 0xC0 {
      body((bytes & 0x1F) << 6 | bytes >> 8 & 0x3F, offset)
      offset &+= 2
    } else {
      body((bytes & 7) << 18 | (bytes & 0x3F00) << 4 | bytes >> 10 & 0xFC0 | bytes >> 24 & 0x3F, offset)
      offset &+= 4
    }
  }
}
