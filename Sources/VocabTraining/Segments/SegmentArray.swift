/// All distinct segments in one flat array, so that a place is one number.
///
/// Unchecked: written to by one thread at a time, or by several in parts of their own.
final class SegmentArray: @unchecked Sendable {
  /// As `Slot` says; a header closes it.
  let slots: Region<UInt32>
  /// By the header's place.
  private let largeCounts: [Int: Int]

  init(slots: Region<UInt32>, largeCounts: [Int: Int]) {
    self.slots = slots
    self.largeCounts = largeCounts
  }

  /// How often the segment occurs that a slot belongs to.
  /// - Complexity: O(length of the segment).
  @inline(__always)
  func occurrences(around slot: Int) -> Int {
    var header = slot
    while slots.base[header] & Slot.header == 0 { header &-= 1 }
    let count = slots.base[header] & ~Slot.header
    return count == Slot.largeCount ? largeOccurrences(header) : Int(count)
  }

  @inline(never)
  private func largeOccurrences(_ header: Int) -> Int { largeCounts[header] ?? 0 }
}
