internal import Storage
package import CommentText

/// A hash table from words to counts, for one thread.
///
/// Owns its memory; entries never move and stay valid as long as the table, or the counts made from it.
package final class CountingTable {
  /// Bytes reserved in front of each entry for the owner (`WordEntry.payload`).
  package let payloadByteCount: Int
  let hashing: WordHashing
  /// The memory of the entries, which may outlive the table.
  let slabs: Arena

  // Behind a pointer because access to a class's own properties is checked each time. Owned by this object.
  private let core: UnsafeMutablePointer<TableCore>

  /// Bytes of comments for each distinct word, where a thread reads some tens of millions of bytes.
  private static let bytesForDistinctWord = 64
  /// More are not expected, however much there is to read: many texts repeat themselves.
  private static let mostExpectedDistinctWords = 2_600_000
  /// Bytes of a thread's memory for each word expected, of which its slots take a tenth at most.
  private static let roomForExpectedWord = 256

  /// A table for the words of a text of about `expectedByteCount` bytes: a hint that saves growing.
  /// - Parameter byteLimit: what the table may come to occupy; nil: anything.
  package convenience init(payloadByteCount: Int = 0, expectedByteCount: Int, byteLimit: Int?) {
    self.init(
      payloadByteCount: payloadByteCount,
      expectedDistinctWordCount: min(
        expectedByteCount / Self.bytesForDistinctWord, (byteLimit ?? .max) / Self.roomForExpectedWord,
        Self.mostExpectedDistinctWords))
  }

  /// - Parameters:
  ///   - expectedDistinctWordCount: a hint that saves growing; the table grows as it must.
  ///   - hashMask: hashes are masked with this; anything but all ones makes collisions, for tests.
  package init(payloadByteCount: Int = 0, expectedDistinctWordCount: Int = 0, hashMask: UInt64 = .max) {
    self.payloadByteCount = payloadByteCount
    hashing = WordHashing(mask: hashMask)
    slabs = Arena()
    core = .allocate(capacity: 1)
    core.initialize(
      to: TableCore(
        payloadByteCount: payloadByteCount, expectedDistinctWordCount: expectedDistinctWordCount, hashing: hashing,
        slabs: slabs))
  }

  deinit {
    core.pointee.deallocate()
    core.deinitialize(count: 1)
    core.deallocate()
  }

  package var distinctWordCount: Int { core.pointee.distinctWordCount }

  /// Bytes that words and slots occupy.
  package var byteCount: Int { core.pointee.byteCount }

  /// Whether the table, with so many more words, may come to occupy more than so many bytes.
  @inline(__always)
  func isFull(byteLimit: Int, wordsAhead: Int) -> Bool {
    core.pointee.isFull(byteLimit: byteLimit, wordsAhead: wordsAhead)
  }

  /// The memory of the slots, to be used for something else before `removeAll`.
  var slotMemory: UnsafeMutableRawBufferPointer { core.pointee.memory }

  /// Forgets all words; the memory stays, for others.
  func removeAll() { core.pointee.removeAll() }

  /// Forgets all words and gives the memory back.
  func release() { core.pointee.release() }

  /// Adds one occurrence of each word of `batch`; entries of no bytes are passed over.
  package func add(_ batch: WordBatch) {
    core.pointee.forEachEntry(of: batch) { _, entry in entry.count &+= 1 }
  }

  /// Adds one occurrence of each word of `batch` and notes its entry in `entries`, nil for an entry of no bytes.
  /// - Parameters:
  ///   - entries: room for `batch.count`.
  ///   - newEntries: room for as many; gets the entries that were made, in the order of their words.
  /// - Returns: The number of new entries.
  package func add(
    _ batch: WordBatch, entries: UnsafeMutablePointer<WordEntry?>, newEntries: UnsafeMutablePointer<WordEntry>
  ) -> Int {
    var newCount = 0
    core.pointee.forEachEntry(of: batch) { position in
      entries[position] = nil
    } _: { position, entry in
      let count = entry.count
      (newEntries + newCount).initialize(to: entry)
      newCount &+= count == 0 ? 1 : 0
      entry.count = count &+ 1
      entries[position] = entry
    }
    return newCount
  }

  /// Finds or makes the entry of each word of `batch`; entries of no bytes are passed over.
  @inline(__always)
  func forEachEntry(of batch: WordBatch, _ body: (Int, WordEntry) -> Void) {
    core.pointee.forEachEntry(of: batch, body)
  }

  /// The entry of a word, made with a count of zero if there is none.
  /// - Parameter word: at least one byte; 16 bytes after its end are readable.
  package func entry(of word: UnsafeRawBufferPointer) -> WordEntry {
    withUnsafePointer(to: WordKey(word.baseAddress.unsafelyUnwrapped, word.count, hashing)) {
      core.pointee.entry($0)
    }
  }

  /// Visits every entry once, in no particular order.
  package func forEachEntry<Failure>(_ body: (WordEntry) throws(Failure) -> Void) throws(Failure) {
    for partition in 0..<Partitioning.count { try forEachEntry(inPartition: partition, body) }
  }

  /// Visits the entries of one partition that have occurrences, up to 32 at a time, in the order they were made.
  package func forEachRun(inPartition partition: Int, _ body: (UnsafeBufferPointer<WordEntry>) -> Void) {
    withUnsafeTemporaryAllocation(of: WordEntry.self, capacity: Self.runCapacity) { run in
      let entries = run.baseAddress.unsafelyUnwrapped
      var count = 0
      for piece in pieces(partition) {
        piece.forEachEntry(payloadByteCount: payloadByteCount) { entry in
          // Without occurrences: another table has them.
          guard entry.count > 0 else { return }
          (entries + count).initialize(to: entry)
          count += 1
          guard count == Self.runCapacity else { return }
          body(UnsafeBufferPointer(start: entries, count: count))
          count = 0
        }
      }
      body(UnsafeBufferPointer(start: entries, count: count))
    }
  }

  private static let runCapacity = 32

  func entryCount(inPartition partition: Int) -> Int { core.pointee.arenas[partition].entryCount }

  /// The memory of a partition's entries.
  func pieces(_ partition: Int) -> [EntryArena.Piece] { core.pointee.arenas[partition].pieces }

  /// Visits the entries of one partition in the order they were made.
  package func forEachEntry<Failure>(
    inPartition partition: Int, _ body: (WordEntry) throws(Failure) -> Void
  ) throws(Failure) {
    for piece in pieces(partition) { try piece.forEachEntry(payloadByteCount: payloadByteCount, body) }
  }
}
