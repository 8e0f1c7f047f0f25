internal import Storage
internal import CommentText
internal import DurableFiles
internal import HeapModule

/// Merges runs: visits the words of all of them in byte order, the counts of equal words added.
/// - Complexity: O(n log k) for n entries in k runs.
struct RunMerger {
  let runs: [WordRun]
  var lower: [UInt8]?
  var upper: [UInt8]?

  /// - Throws: `WordCountingError.file`, `.countOverflow`, and what `body` throws.
  func forEach(
    _ body: (_ word: UnsafeRawBufferPointer, _ count: Int) throws(WordCountingError) -> Void
  ) throws(WordCountingError) {
    let cursors = UnsafeMutablePointer<RunCursor>.allocate(capacity: runs.count)
    var opened = 0
    defer {
      cursors.deinitialize(count: opened)
      cursors.deallocate()
    }
    var heads: [Head] = []
    for run in runs {
      (cursors + opened).initialize(
        to: try WordCountingError.file { () throws(FileError) in try RunCursor(run, from: lower, below: upper) })
      opened += 1
      if try advance(cursors + (opened - 1)) { heads.append(Head(cursor: cursors + (opened - 1))) }
    }
    try merge(heads, body)
  }

  private func merge(
    _ heads: [Head], _ body: (UnsafeRawBufferPointer, Int) throws(WordCountingError) -> Void
  ) throws(WordCountingError) {
    var heap = Heap(heads)
    var waiting = WaitingWord()
    while let head = heap.min {
      if waiting.isWord(of: head.cursor.pointee) {
        try waiting.add(head.cursor.pointee.count)
      } else {
        if waiting.count > 0 { try body(waiting.word, waiting.count) }
        waiting.set(head.cursor.pointee)
      }
      if try advance(head.cursor) { heap.replaceMin(with: head) } else { heap.removeMin() }
    }
    if waiting.count > 0 { try body(waiting.word, waiting.count) }
  }

  @inline(__always)
  private func advance(_ cursor: UnsafeMutablePointer<RunCursor>) throws(WordCountingError) -> Bool {
    do { return try cursor.pointee.advance() } catch { throw .file(error) }
  }
}

/// A run at its current word, in the order of the words. Valid as long as the merger's cursors.
private struct Head: Comparable {
  let cursor: UnsafeMutablePointer<RunCursor>

  @inline(__always)
  static func < (left: Head, right: Head) -> Bool {
    let (leftPrefix, rightPrefix) = (left.cursor.pointee.prefix, right.cursor.pointee.prefix)
    return leftPrefix != rightPrefix
      ? leftPrefix < rightPrefix : order(left.cursor.pointee.word, right.cursor.pointee.word) < 0
  }

  static func == (left: Head, right: Head) -> Bool { !(left < right) && !(right < left) }
}

/// The word that was read last, with what was counted of it so far. Owns its memory, with the padding that words have.
private struct WaitingWord: ~Copyable {
  private var bytes = GrowingBuffer<UInt8>(capacity: 1 << 8)
  private var prefix: UInt64 = 0
  private(set) var count = 0

  var word: UnsafeRawBufferPointer { UnsafeRawBufferPointer(bytes.elements) }

  @inline(__always)
  func isWord(of cursor: borrowing RunCursor) -> Bool {
    count > 0 && prefix == cursor.prefix && order(word, cursor.word) == 0
  }

  @inline(__always)
  mutating func set(_ cursor: borrowing RunCursor) {
    let word = cursor.word
    bytes.removeAll()
    bytes.reserve(word.count + WordScanner.padding)
    bytes.append(word.assumingMemoryBound(to: UInt8.self))
    (prefix, count) = (cursor.prefix, cursor.count)
  }

  mutating func add(_ more: Int) throws(WordCountingError) {
    let (sum, hasOverflowed) = count.addingReportingOverflow(more)
    guard !hasOverflowed else { throw .countOverflow(word: Array(word)) }
    count = sum
  }
}
