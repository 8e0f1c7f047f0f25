/// The one or two classes that the characters of a plain word are of, in a byte.
struct ClassPair: BitwiseCopyable {
  let bits: UInt8

  /// The place of no class: where there is no second. Sums by class that are made without asking have room for it.
  static let none = 15
  /// So many different bytes there may be.
  static let count = 1 << 8

  @inline(__always)
  init(bits: UInt8) { self.bits = bits }

  /// - Parameter mask: bit k for the class of place k; at least one, and of more than two the lowest two are taken.
  @inline(__always)
  init(mask: UInt16) {
    let rest = mask & (mask &- 1)
    let second = rest == 0 ? Self.none : rest.trailingZeroBitCount
    bits = UInt8(truncatingIfNeeded: mask.trailingZeroBitCount | second << 4)
  }

  /// The place of the class that comes first in `CharacterClass.allCases`.
  @inline(__always)
  var first: Int { Int(bits & 0xF) }

  /// The place of the other, or `none`.
  @inline(__always)
  var second: Int { Int(bits >> 4) }

  /// Bit k for the class of place k; what bit `none` is means nothing.
  @inline(__always)
  var mask: UInt16 { 1 << UInt16(truncatingIfNeeded: first) | 1 << UInt16(truncatingIfNeeded: second) }
}
