internal import CommentText
internal import WordCounting

/// Counts lines: all, those with unknown words, and those that vocabularies cut differently. What `LineTally` counts besides needs
/// several times as long.
///
/// Unsafe pointers: the entries and records of the thread's counting table, which outlives each call.
final class LineCounter: LineAdding {
  var unknownWordSets: [[UnsafeMutableRawPointer]: Int]?
  private let ledger: WordLedger
  private var counted: LineSums
  private var lineCount = 0
  private var line = Line()

  /// The line being read.
  private struct Line {
    /// Where it starts in the text being read.
    var start: UnsafeRawPointer?
    /// Vocabularies that do not know one of its words.
    var unknown: UInt32 = 0
    /// Bit c: the vocabularies of comparison c cut it differently.
    var differences: UInt32 = 0
  }

  init(_ ledger: WordLedger, exampleCount: Int) {
    self.ledger = ledger
    counted = LineSums(
      vocabularies: ledger.vocabularyCount, comparisons: ledger.comparisonCount, exampleCount: exampleCount)
  }

  func startText(at start: UnsafeRawPointer?) { line.start = start }

  /// Adds the words of a batch; most add nothing.
  func add(_ entries: UnsafePointer<WordEntry?>, _ batch: WordBatch) {
    let (recordByteCount, vocabularyCount) = (ledger.recordByteCount, ledger.vocabularyCount)
    var line = line
    var lines = 0
    for place in 0..<batch.count {
      guard let entry = entries[place] else {
        lines += 1
        if line.unknown | line.differences != 0 { close(line, batch.starts[place]) }
        line = Line(start: batch.starts[place])
        continue
      }
      let record = WordRecord(of: entry, byteCount: recordByteCount)
      if vocabularyCount > 1 { line.differences |= record.differenceMask(vocabularies: vocabularyCount) }
      if !record.isPlain { line.unknown |= ledger.unknownMask(record) }
    }
    self.line = line
    lineCount += lines
  }

  @inline(never)
  private func close(_ line: Line, _ end: UnsafeRawPointer) {
    forEachBit(line.unknown) { counted.statistics.vocabularies[$0].unknownLines += 1 }
    guard line.differences != 0, let start = line.start else { return }
    let text = UnsafeRawBufferPointer(start: start, count: end - start).withoutNewline
    forEachBit(line.differences) { comparison in
      counted.differentLineCounts[comparison] += 1
      counted.differentLines[comparison].offer(text)
    }
  }

  var sums: LineSums {
    var sums = counted
    sums.statistics.lines = lineCount
    return sums
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes of a line, without the newline that ends it.
  var withoutNewline: UnsafeRawBufferPointer {
    last == 0x0A ? UnsafeRawBufferPointer(rebasing: dropLast()) : self
  }
}
