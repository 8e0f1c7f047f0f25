internal import Storage
internal import CPlatform

/// Words in byte order, as a sorted list of entries in another storage's memory.
///
/// Unchecked: nobody writes to keys or entries any more.
final class SortedEntryStorage: WordStorage, @unchecked Sendable {
  let partitions: [PartitionSize]
  let isSortedByBytes = true
  private let keys: MappedBuffer<SortingKey>
  private let ranges: [Range<Int>]
  private let owner: EntryStorage

  private static let prefetchDistance = 16

  init(keys: MappedBuffer<SortingKey>, ranges: [Range<Int>], partitions: [PartitionSize], owner: EntryStorage) {
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
      kc_prefetch(keys.base[ahead].entry.address)
      let entry = keys.base[position].entry
      try body(entry.bytes, entry.count)
    }
  }
}
