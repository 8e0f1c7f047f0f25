internal import Storage

/// All distinct segments in one flat array, so that a place is one number: short ones first, then long ones.
///
/// Unchecked: written to by one thread at a time, or by several in parts of their own.
final class SegmentArray: @unchecked Sendable {
  /// As `Slot` says; a header closes it.
  let slots: MappedBuffer<UInt32>
  /// By the header's place.
  private let largeCounts: [Int: Int]
  /// The headers of long segments, in ascending order.
  private let longHeaders: [Int]
  /// Where long segments begin.
  private let longStart: Int

  init(slots: MappedBuffer<UInt32>, largeCounts: [Int: Int], longHeaders: [Int]) {
    self.slots = slots
    self.largeCounts = largeCounts
    self.longHeaders = longHeaders
    longStart = longHeaders.first ?? slots.count
  }

  /// How many merges there will be at most of those that are wanted: each makes one symbol of two somewhere.
  func mostMerges(wanted: Int) -> Int { min(max(wanted, 0), slots.count) }

  /// How often the segment occurs that a slot belongs to.
  /// - Complexity: as `header(of:)`.
  @inline(__always)
  func occurrences(around slot: Int) -> Int {
    let header = header(of: slot)
    let count = slots.base[header] & ~Slot.header
    return count == Slot.largeCount ? largeOccurrences(header) : Int(count)
  }

  /// The header of the segment that a slot belongs to.
  /// - Complexity: O(length) in a short segment, which lies on the same or the next cache line mostly; O(log long
  ///   segments) in a long one.
  @inline(__always)
  func header(of slot: Int) -> Int {
    if slot >= longStart { return longHeader(of: slot) }
    var header = slot
    while slots.base[header] & Slot.header == 0 { header &-= 1 }
    return header
  }

  @inline(never)
  private func longHeader(of slot: Int) -> Int {
    var (first, end) = (0, longHeaders.count)
    while end - first > 1 {
      let middle = (first + end) / 2
      if longHeaders[middle] <= slot { first = middle } else { end = middle }
    }
    return longHeaders[first]
  }

  @inline(never)
  private func largeOccurrences(_ header: Int) -> Int { largeCounts[header] ?? 0 }
}
