/// The ids of those words of a batch that a cache entry cannot hold, in the order of the batch.
///
/// Exclusivity is not checked at run time, which costs more than the work here: each access is one statement of one
/// thread.
///
/// Memory: owned by this object; what `reserve` and `next` give is valid until the next call.
final class LongResults {
  @exclusivity(unchecked) private var ids: UnsafeMutablePointer<Int32>
  @exclusivity(unchecked) private var capacity = 1 << 12
  @exclusivity(unchecked) private(set) var idCount = 0
  @exclusivity(unchecked) private var counts: [Int] = []
  @exclusivity(unchecked) private var readCount = 0
  @exclusivity(unchecked) private var readIDCount = 0

  init() { ids = .allocate(capacity: capacity) }

  deinit { ids.deallocate() }

  /// Room for so many ids after those that are kept.
  @inline(__always)
  func reserve(_ count: Int) -> UnsafeMutablePointer<Int32> {
    if idCount + count > capacity { grow(count) }
    return ids + idCount
  }

  /// Keeps the first ids of the room that was reserved, as the next word's.
  func keep(_ count: Int) {
    idCount += count
    counts.append(count)
  }

  /// The ids of the next word, in the order of keeping.
  func next() -> UnsafeBufferPointer<Int32> {
    let next = UnsafeBufferPointer(start: ids + readIDCount, count: counts[readCount])
    readIDCount += next.count
    readCount += 1
    return next
  }

  func removeAll() {
    guard idCount > 0 else { return }
    (idCount, readCount, readIDCount) = (0, 0, 0)
    counts.removeAll(keepingCapacity: true)
  }

  private func grow(_ count: Int) {
    capacity = max(2 * capacity, idCount + count)
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
    larger.update(from: ids, count: idCount)
    ids.deallocate()
    ids = larger
  }
}
