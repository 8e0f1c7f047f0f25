/// A hash of a word's bytes, and the folding of products that the tables of words and others hash with.
///
/// The same on every run and machine; only with a `HashSecret` in both factors does the folding withstand an adversary.
public enum WordHash {
  /// - Parameters:
  ///   - start: First byte; up to 7 bytes after the last must be readable.
  ///   - byteCount: At least 0.
  /// - Returns: 64 bits, each depending on every byte.
  /// - Complexity: One multiplication for 8 bytes.
  /// - Source: the folded multiplication of wyhash (Wang Yi) and foldhash.
  @inlinable @inline(__always)
  public static func hash(_ start: UnsafeRawPointer, _ byteCount: Int) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: byteCount) &* 0x9E37_79B9_7F4A_7C15 ^ 0x2D35_8DCC_AA6C_78A5
    var offset = 0
    while byteCount &- offset > 8 {
      state = fold(state ^ load(start, offset), 0x8BB8_4B93_962E_ACC9)
      offset &+= 8
    }
    guard byteCount > 0 else { return state }
    // The bytes after the word are shifted out.
    let last = load(start, offset) & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* (byteCount &- offset)))
    return fold(state ^ last, 0x4B33_A62E_D433_D4A3)
  }

  @inlinable @inline(__always)
  static func load(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The product of both, folded: every bit of the result depends on every bit of both.
  /// - Source: the folded multiplication of wyhash (Wang Yi).
  @inlinable @inline(__always)
  public static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// The same, but a factor of zero leaves the other one instead of swallowing it.
  /// - Source: wyhash (Wang Yi), `WYHASH_CONDOM` 2.
  @inlinable @inline(__always)
  public static func foldKeepingBoth(_ left: UInt64, _ right: UInt64) -> UInt64 { fold(left, right) ^ left ^ right }
}
