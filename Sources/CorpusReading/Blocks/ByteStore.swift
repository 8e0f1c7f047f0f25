internal import Glibc

/// A reusable, growing run of bytes that can be read a little beyond its end.
///
/// Owner: this object allocates and frees the memory. Bounds: `capacity` bytes, and `paddingByteCount` readable ones
/// after them. Lifetime: pointers are valid until the next `reserve`, `append` or the object's end.
package final class ByteStore {
  package private(set) var start: UnsafeMutableRawPointer
  package private(set) var capacity: Int
  package var count = 0

  /// Readable bytes after the end: what the widest reader of blocks (the JSON parser) asks for.
  package static let paddingByteCount = 64

  package init(capacity: Int = 0) {
    self.capacity = capacity
    start = .allocate(byteCount: capacity + Self.paddingByteCount, alignment: 64)
  }

  deinit { start.deallocate() }

  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Room after the content.
  package var free: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: start + count, count: capacity - count)
  }

  /// Makes room for `byteCount` bytes in all, keeping the content.
  package func reserve(_ byteCount: Int) {
    guard byteCount > capacity else { return }
    let grown = max(byteCount, capacity + capacity / 2)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: grown + Self.paddingByteCount, alignment: 64)
    moved.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = moved
    capacity = grown
  }

  package func append(_ added: UnsafeRawBufferPointer) {
    guard let source = added.baseAddress else { return }
    reserve(count + added.count)
    (start + count).copyMemory(from: source, byteCount: added.count)
    count += added.count
  }

  package func append(_ byte: UInt8) {
    reserve(count + 1)
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

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
  package func pad() { memset(start + count, 0, Self.paddingByteCount) }
}
