/// Where a pair stands: the first slot of its left token, and how often the segment occurs; 8 bytes.
///
/// The count travels with the place, so that visiting it touches nothing but the few slots around it.
struct Place: BitwiseCopyable {
  private let bits: UInt64

  private static let slotBits: UInt64 = 40
  /// Stands for a count that does not fit.
  private static let largeCount = 1 << 24 - 1

  @inline(__always)
  init(slot: Int, occurrences: Int) {
    bits = UInt64(slot) | UInt64(min(occurrences, Self.largeCount)) &<< Self.slotBits
  }

  @inline(__always)
  private init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  var slot: Int { Int(truncatingIfNeeded: bits & (1 &<< Self.slotBits &- 1)) }

  /// The count; nil if the segment's header has to be asked.
  @inline(__always)
  var occurrences: Int? {
    let count = Int(truncatingIfNeeded: bits &>> Self.slotBits)
    return count == Self.largeCount ? nil : count
  }

  /// The place so many slots further on in the same segment.
  @inline(__always)
  func moved(by slotCount: Int) -> Place { Place(bits: bits &+ UInt64(bitPattern: Int64(slotCount))) }
}
