internal import CommentText

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
  /// - Parameter multiplier: `hashMultiplier`, which a table keeps at hand.
  /// - Source: multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), with the upper half folded down.
  @inline(__always)
  func hash(_ multiplier: UInt64) -> Int {
    let product = bits &* multiplier
    return Int(truncatingIfNeeded: product ^ (product &>> 32))
  }

  /// Secret, so that no text can choose its characters for their pairs to meet in a table.
  static var hashMultiplier: UInt64 { HashSecret.process.multiplier }

  static func < (left: PairKey, right: PairKey) -> Bool { left.bits < right.bits }
}
