import CInterface
import Glibc

/// A column of strings that is made to be given out.
struct StringColumn {
  private var bytes: [UInt8] = []
  private var ends: [Int64] = [0]

  init(count: Int) { ends.reserveCapacity(count + 1) }

  var count: Int { ends.count - 1 }

  mutating func append(_ text: some Collection<UInt8>) {
    bytes += text
    ends.append(Int64(bytes.count))
  }

  /// Lines, each ended by a newline.
  mutating func append(lines: UnsafeRawBufferPointer) {
    var start = 0
    while start < lines.count, let newline = memchr(lines.baseAddress! + start, 0x0A, lines.count - start) {
      let end = UnsafeRawPointer(newline) - lines.baseAddress!
      bytes.append(contentsOf: lines[start..<end])
      ends.append(Int64(bytes.count))
      start = end + 1
    }
  }

  mutating func append(_ other: StringColumn) {
    let base = Int64(bytes.count)
    bytes += other.bytes
    for end in other.ends.dropFirst() { ends.append(base + end) }
  }

  /// - Throws: `OutOfMemory`.
  func give(
    to array: UnsafeMutablePointer<ArrowArray>?, _ schema: UnsafeMutablePointer<ArrowSchema>?,
    nulls: (bits: UnsafeMutablePointer<UInt8>?, nullCount: Int) = (nil, 0)
  ) throws {
    let text = cText(bytes)
    let offsets = malloc(ends.count * MemoryLayout<Int64>.stride)
    guard let array, let schema, let text, let offsets else {
      free(text)
      free(offsets)
      free(nulls.bits)
      throw OutOfMemory()
    }
    ends.withUnsafeBytes { offsets.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    guard
      kc_string_column(
        text, offsets.assumingMemoryBound(to: Int64.self), nulls.bits, Int64(count), Int64(nulls.nullCount), array,
        schema)
        != 0
    else { throw OutOfMemory() }
  }
}
