internal import Storage

/// The ids of those words of a batch that a cache entry cannot hold, in the order of the batch.
///
/// Exclusivity is not checked at run time, which costs more than the work here: each access is one statement of one
/// thread.
///
/// - Safety: this object owns the memory; what `reserve` and `next` give is valid until the next call.
final class LongResults {
  @exclusivity(unchecked) private var ids = GrowingBuffer<Int32>(capacity: 1 << 12)
  @exclusivity(unchecked) private var counts: [Int] = []
  @exclusivity(unchecked) private var readCount = 0
  @exclusivity(unchecked) private var readIDCount = 0

  var idCount: Int { ids.count }

  /// Room for so many ids after those that are kept.
  @inline(__always)
  func reserve(_ count: Int) -> UnsafeMutablePointer<Int32> { ids.reserve(count) }

  /// Keeps the first ids of the room that was reserved, as the next word's.
  func keep(_ count: Int) {
    ids.count += count
    counts.append(count)
  }

  /// The ids of the next word, in the order of keeping.
  func next() -> UnsafeBufferPointer<Int32> {
    let next = UnsafeBufferPointer(start: ids.base + readIDCount, count: counts[readCount])
    readIDCount += next.count
    readCount += 1
    return next
  }

  func removeAll() {
    guard ids.count > 0 else { return }
    ids.removeAll()
    (readCount, readIDCount) = (0, 0)
    counts.removeAll(keepingCapacity: true)
  }
}
