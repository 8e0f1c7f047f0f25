internal import CPlatform

/// Words in byte order, as a sorted list of entries in another storage's memory.
///
/// Unchecked: nobody writes to keys or entries any more.
final class SortedEntryStorage: WordStorage, @unchecked Sendable {
  let partitions: [PartitionSize]
  let isSortedByBytes = true
  private let keys: KeyMemory
  private let ranges: [Range<Int>]
  private let owner: EntryStorage

  private static let prefetchDistance = 16

  init(keys: KeyMemory, ranges: [Range<Int>], partitions: [PartitionSize], owner: EntryStorage) {
    self.keys = keys
    self.ranges = ranges
    self.partitions = partitions
    self.owner = owner
  }

  func forEach<Failure>(
    inPartition index: Int, _ body: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure) {
    let range = ranges[index]
    for position in range {
      // Neighbours in this order lie anywhere in memory.
      let ahead = min(position + Self.prefetchDistance, range.upperBound - 1)
      kc_prefetch(keys.buffer[ahead].entry.address)
      let entry = keys.buffer[position].entry
      try body(entry.bytes, entry.count)
    }
  }
}

/// Memory for keys, given back to the system when it goes.
final class KeyMemory {
  let buffer: UnsafeMutableBufferPointer<SortingKey>
  private let pages: PageRange

  /// Uninitialised keys.
  init(capacity: Int) {
    pages = PageRange(byteCount: capacity * MemoryLayout<SortingKey>.stride)
    buffer = UnsafeMutableBufferPointer(
      start: pages.start.bindMemory(to: SortingKey.self, capacity: capacity), count: capacity)
  }
}
