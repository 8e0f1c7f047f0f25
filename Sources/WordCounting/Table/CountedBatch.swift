internal import CommentText

/// Words with counts on their way into a table, gathered so that they are looked up a batch at a time.
///
/// The words are copied into memory of this object, so they need not outlive the call that gives them.
package final class CountedBatch {
  private let table: CountingTable
  private var bytes: [UInt8] = []
  private var byteCounts: [Int] = []
  private var counts: [Int] = []

  private static let flushByteCount = 1 << 14

  package init(_ table: CountingTable) { self.table = table }

  /// Adds `count` occurrences of a word, at the latest at the next `flush`.
  /// - Throws: `WordCountingError.countOverflow`.
  package func add(_ word: UnsafeRawBufferPointer, _ count: Int) throws(WordCountingError) {
    bytes.append(contentsOf: word)
    byteCounts.append(word.count)
    counts.append(count)
    if counts.count == WordScanner.batchCapacity || bytes.count >= Self.flushByteCount { try flush() }
  }

  /// The same of a part of a text.
  package func add(_ word: Slice<UnsafeRawBufferPointer>, _ count: Int) throws(WordCountingError) {
    try add(UnsafeRawBufferPointer(rebasing: word), count)
  }

  /// Adds what waits.
  /// - Throws: `WordCountingError.countOverflow`.
  package func flush() throws(WordCountingError) {
    bytes.append(contentsOf: [UInt8](repeating: 0, count: WordScanner.padding))
    let overflowing = bytes.withUnsafeBytes { addAll(from: $0) }
    bytes.removeAll(keepingCapacity: true)
    byteCounts.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    if let overflowing { throw .countOverflow(word: Array(overflowing.bytes)) }
  }

  /// An entry whose count became too large, if any did.
  private func addAll(from bytes: UnsafeRawBufferPointer) -> WordEntry? {
    var overflowing: WordEntry?
    var starts: [UnsafeRawPointer] = []
    var next = bytes.baseAddress.unsafelyUnwrapped
    for byteCount in byteCounts {
      starts.append(next)
      next += byteCount
    }
    guard !starts.isEmpty else { return nil }
    starts.withUnsafeBufferPointer { starts in
      byteCounts.withUnsafeBufferPointer { byteCounts in
        let batch = WordBatch(
          count: counts.count, starts: starts.baseAddress.unsafelyUnwrapped,
          byteCounts: byteCounts.baseAddress.unsafelyUnwrapped)
        table.forEachEntry(of: batch) { position, entry in
          let (sum, hasOverflowed) = entry.count.addingReportingOverflow(counts[position])
          if hasOverflowed { overflowing = entry } else { entry.count = sum }
        }
      }
    }
    return overflowing
  }
}
