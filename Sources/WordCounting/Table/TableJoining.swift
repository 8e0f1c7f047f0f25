internal import Storage

/// Joins the tables of several threads in place, partition by partition, on several threads.
///
/// A word that several tables hold keeps its entry in the first of them, which gets all occurrences; the others are
/// left with none and are passed over from then on. No word is copied, and the joined counts take over the memory.
/// - Complexity: O(entries of all tables / threads); no locks.
struct TableJoining {
  private let tables: [CountingTable]

  /// - Parameter tables: not to be used any more afterwards; all with the same payload size.
  init(_ tables: [CountingTable]) { self.tables = tables }

  /// - Parameter makeVisitor: called once in each thread; what it gives is called with each partition that was joined.
  /// - Throws: `WordCountingError.countOverflow`.
  func storage(
    threads: Int, makeVisitor: () -> (_ partition: Int) -> Void = { { _ in } }
  ) throws(WordCountingError) -> EntryStorage {
    let results = parallelMap(
      count: Partitioning.count, threads: threads, makeWorker: { (SlotScratch(), makeVisitor()) }
    ) { worker, partition in
      let (scratch, visit) = worker
      let result = Result { () throws(WordCountingError) in try join(partition, scratch) }
      visit(partition)
      return result
    }
    var sizes: [PartitionSize] = []
    for result in results { sizes.append(try result.get()) }
    return EntryStorage(
      pieces: (0..<Partitioning.count).map { partition in tables.flatMap { $0.pieces(partition) } },
      partitions: sizes, payloadByteCount: tables.first?.payloadByteCount ?? 0, isSortedByBytes: false,
      owners: tables.map(\.slabs))
  }

  private func join(_ partition: Int, _ scratch: SlotScratch) throws(WordCountingError) -> PartitionSize {
    let slots = scratch.slots(holding: tables.reduce(0) { $0 + $1.entryCount(inPartition: partition) })
    var size = PartitionSize()
    for table in tables {
      try table.forEachEntry(inPartition: partition) { entry throws(WordCountingError) in
        guard entry.count > 0 else { return }
        try size.addOccurrences(entry.count, of: entry.bytes)
        if tables.count > 1, let first = first(entry, table, slots) {
          first.count += entry.count
          entry.count = 0
        } else {
          size.distinctWordCount += 1
          size.byteCount += entry.byteCount
        }
      }
    }
    return size
  }

  /// The entry of the same word in a table before this one; nil if this is the first.
  @inline(__always)
  private func first(_ entry: WordEntry, _ table: CountingTable, _ slots: SlotArray) -> WordEntry? {
    let key = WordKey(entry.start, entry.byteCount, table.hashing)
    // All hashes of a partition begin alike: the bits after that choose the slot.
    return slots.findOrPlace(entry, key, key.hash << Partitioning.bitCount)
  }
}

/// Memory for the slots of one partition after another; one a thread.
private final class SlotScratch {
  private var memory = Pages(byteCount: SlotArray.byteCount(bitCount: SlotArray.smallestBitCount), use: .wholePages)
  private var isClean = true

  /// Empty slots for `entryCount` entries, valid until the next call.
  func slots(holding entryCount: Int) -> SlotArray {
    let bitCount = SlotArray.bitCount(holding: entryCount)
    let byteCount = SlotArray.byteCount(bitCount: bitCount)
    if byteCount > memory.byteCount {
      memory = Pages(byteCount: byteCount, use: .wholePages)
    } else if !isClean {
      memory.start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }
    isClean = false
    return SlotArray(memory, bitCount: bitCount)
  }
}
