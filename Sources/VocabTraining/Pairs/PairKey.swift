/// Two neighbouring symbols as one number, which orders pairs by left symbol, then right.
struct PairKey: BitwiseCopyable, Hashable, Comparable {
  let bits: UInt64

  @inline(__always)
  init(_ left: UInt32, _ right: UInt32) { bits = UInt64(left) &<< 32 | UInt64(right) }

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  var left: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
  var right: UInt32 { UInt32(truncatingIfNeeded: bits) }

  /// For tables whose size is a power of two: the low bits.
  /// - Source: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4), with the upper half folded down.
  @inline(__always)
  var hash: Int {
    let product = bits &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product ^ (product &>> 32))
  }

  static func < (left: PairKey, right: PairKey) -> Bool { left.bits < right.bits }
}
