internal import Storage

/// Words and counts as entries in the memory of the tables that counted them.
///
/// Unchecked: `pieces` point into `owners`, which live as long as this object; nobody writes to them any more.
final class EntryStorage: WordStorage, @unchecked Sendable {
  let partitions: [PartitionSize]
  let isSortedByBytes: Bool
  private let pieces: [[EntryArena.Piece]]
  private let payloadByteCount: Int
  private let owners: [Arena]

  init(
    pieces: [[EntryArena.Piece]], partitions: [PartitionSize], payloadByteCount: Int, isSortedByBytes: Bool,
    owners: [Arena]
  ) {
    self.pieces = pieces
    self.partitions = partitions
    self.payloadByteCount = payloadByteCount
    self.isSortedByBytes = isSortedByBytes
    self.owners = owners
  }

  /// Takes over the words of one table, whose counts add up to less than 2⁶³; it is not to be used any more afterwards.
  convenience init(_ table: CountingTable) {
    var partitions: [PartitionSize] = []
    for partition in 0..<Partitioning.count {
      var size = PartitionSize()
      table.forEachEntry(inPartition: partition) { entry in
        guard entry.count > 0 else { return }
        size.occurrences += entry.count
        size.distinctWordCount += 1
        size.byteCount += entry.byteCount
      }
      partitions.append(size)
    }
    self.init(
      pieces: (0..<Partitioning.count).map(table.pieces), partitions: partitions,
      payloadByteCount: table.payloadByteCount, isSortedByBytes: false, owners: [table.slabs])
  }

  func forEach<Failure>(
    inPartition index: Int, _ body: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachEntry(inPartition: index) { entry throws(Failure) in try body(entry.bytes, entry.count) }
  }

  /// Visits the entries that hold occurrences.
  func forEachEntry<Failure>(
    inPartition index: Int, _ body: (WordEntry) throws(Failure) -> Void
  ) throws(Failure) {
    for piece in pieces[index] {
      try piece.forEachEntry(payloadByteCount: payloadByteCount) { entry throws(Failure) in
        if entry.count != 0 { try body(entry) }
      }
    }
  }
}
