/// Where a pair stands: the first slot of its left token; 4 bytes.
///
/// How often its segment occurs stands in the segment's header, a few slots before, mostly on the cache line that a
/// visit touches anyway. Places are most of what training needs at its peak, so they hold nothing else.
struct PairPosition: BitwiseCopyable {
  private let number: UInt32

  /// More slots than this cannot be told apart.
  static let slotLimit = Int(UInt32.max)

  @inline(__always)
  init(slot: Int) { number = UInt32(truncatingIfNeeded: slot) }

  @inline(__always)
  var slot: Int { Int(number) }

  /// The place so many slots further on in the same segment.
  @inline(__always)
  func moved(by slotCount: Int) -> PairPosition { PairPosition(slot: slot &+ slotCount) }
}
