/// One distinct word in memory: how often it occurred, and its bytes.
///
/// Layout, without padding: payload (if the owner asked for one), count (8 bytes), byte count (4), the word's bytes.
/// `address` is that of the count. Valid as long as the table or counts that gave it; it never moves. At least 16
/// bytes after the word's last are readable.
package struct WordEntry: BitwiseCopyable {
  package let address: UnsafeMutableRawPointer

  package static let headerByteCount = 12
  /// Bytes after the last word of a piece of memory that may be read (their values mean nothing).
  static let slackByteCount = 16

  @inlinable
  package init(address: UnsafeMutableRawPointer) { self.address = address }

  /// Occurrences; zero marks an entry whose occurrences were moved to another entry of the same word.
  @inlinable
  package var count: Int {
    get { address.loadUnaligned(as: Int.self) }
    nonmutating set { address.storeBytes(of: newValue, as: Int.self) }
  }

  @inlinable
  package var byteCount: Int { Int((address + 8).loadUnaligned(as: UInt32.self)) }

  @inlinable
  package var start: UnsafeRawPointer { UnsafeRawPointer(address + Self.headerByteCount) }

  @inlinable
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: byteCount) }

  /// The `byteCount` payload bytes that lie before the entry, of any value at first. Not aligned.
  @inlinable
  package func payload(_ byteCount: Int) -> UnsafeMutableRawPointer { address - byteCount }
}

extension WordEntry {
  /// Writes a new entry of no occurrences at `address`.
  /// - Parameter start: of the word; as after the entry, `slackByteCount` bytes are there from anywhere in it on.
  @inline(__always)
  static func make(at address: UnsafeMutableRawPointer, _ start: UnsafeRawPointer, _ byteCount: Int) -> WordEntry {
    address.storeBytes(of: 0, as: Int.self)
    (address + 8).storeBytes(of: UInt32(truncatingIfNeeded: byteCount), as: UInt32.self)
    // Most words have no more bytes than are copied at once; what comes along is written over by the next entry.
    let bytes = address + headerByteCount
    bytes.storeBytes(of: start.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
    if byteCount > slackByteCount { bytes.copyMemory(from: start, byteCount: byteCount) }
    return WordEntry(address: address)
  }
}
