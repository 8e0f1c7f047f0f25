internal import Storage

/// Padded bytes that several parts of reading share; for one thread at a time.
package final class ByteStore {
  private var content: PaddedBytes

  package init(capacity: Int = 0) { content = PaddedBytes(capacity: capacity) }

  package var start: UnsafeMutableRawPointer { content.start }

  package var capacity: Int { content.capacity }

  package var count: Int {
    get { content.count }
    set { content.count = newValue }
  }

  package var bytes: UnsafeRawBufferPointer { content.bytes }

  /// Room after the content.
  package var free: UnsafeMutableRawBufferPointer { content.free }

  /// Makes room for `byteCount` bytes in all, keeping the content.
  package func reserve(_ byteCount: Int) { content.reserve(byteCount) }

  package func append(_ added: UnsafeRawBufferPointer) { content.append(added) }

  package func append(_ byte: UInt8) { content.append(byte) }

  /// Makes the line ends of the content from `offset` on newlines.
  package func translateLineEnds(from offset: Int) {
    count = UnsafeMutableRawBufferPointer(start: start, count: count).translateLineEnds(in: offset..<count)
  }

  /// Puts one byte in the place of another in the content from `offset` on.
  func replace(_ byte: UInt8, by other: UInt8, from offset: Int) {
    var found = bytes.firstIndex(of: byte, from: offset)
    while let place = found {
      start.storeBytes(of: other, toByteOffset: place, as: UInt8.self)
      found = bytes.firstIndex(of: byte, from: place + 1)
    }
  }

  /// Fills the bytes after the end with zeros, so that what is read there never differs between runs.
  package func pad() { content.pad() }
}
