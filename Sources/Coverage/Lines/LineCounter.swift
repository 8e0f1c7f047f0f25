internal import CommentText
internal import Glibc
internal import WordCounting

/// Counts lines: all, those with unknown words, and those that vocabularies cut differently. `LineTally` counts more
/// and takes several times as long.
///
/// Unsafe pointers: the entries and records of the thread's counting table, which outlives each call; and a number for
/// each vocabulary, owned by this object and as long as it.
final class LineCounter: LineAdding {
  var unknownWordSets: [[UnsafeMutableRawPointer]: Int]?
  private let ledger: WordLedger
  private let exampleCount: Int
  private let different: DifferentLines
  /// For each vocabulary the lines with a word that it does not know.
  private let unknownLines: UnsafeMutablePointer<Int>
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
    self.exampleCount = exampleCount
    different = DifferentLines(comparisons: ledger.comparisonCount, exampleCount: exampleCount)
    unknownLines = zeroedMemory(ledger.vocabularyCount)
  }

  deinit { free(unknownLines) }

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
    let (unknownLines, different) = (unknownLines, different)
    forEachBit(line.unknown) { unknownLines[$0] &+= 1 }
    guard line.differences != 0, let start = line.start else { return }
    let text = UnsafeRawBufferPointer(start: start, count: end - start).withoutNewline
    different.add(text, comparisons: line.differences)
  }

  var sums: LineSums {
    var sums = LineSums(
      vocabularies: ledger.vocabularyCount, comparisons: ledger.comparisonCount, exampleCount: exampleCount)
    sums.statistics.lines = lineCount
    for place in 0..<ledger.vocabularyCount { sums.statistics.vocabularies[place].unknownLines = unknownLines[place] }
    different.fill(&sums)
    return sums
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes of a line, without the newline that ends it.
  var withoutNewline: UnsafeRawBufferPointer {
    last == 0x0A ? UnsafeRawBufferPointer(rebasing: dropLast()) : self
  }
}
