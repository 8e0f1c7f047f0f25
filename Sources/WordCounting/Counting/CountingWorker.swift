internal import CommentText
internal import CorpusReading

/// What one thread counts with.
final class CountingWorker {
  let table: CountingTable
  let spill: TableSpill?
  /// The first places that were not UTF-8 among this thread's blocks.
  private(set) var invalidPlaces: [CorpusPlace] = []
  private let scanner: WordScanner
  private let stopsAtInvalidText: Bool
  private var byteCount = 0
  /// Byte sequences that were not UTF-8 and that cleaning had replaced.
  private var cleanedInvalidSequences = 0
  /// For each source what an occurrence adds; nil: one.
  private let factors: [Int]?
  /// The words of each source, where they are weighted.
  private(set) var wordsBySource: [Int: Int] = [:]
  /// A word whose weighted count became too large.
  private var overflowingWord: [UInt8]?

  /// - Parameter byteCount: what this thread is likely to read, as far as that is known.
  init(_ pipeline: CompiledPipeline, _ options: CountingOptions, factors: [Int]? = nil, byteCount: Int) {
    self.factors = factors
    table = CountingTable(
      expectedByteCount: byteCount, byteLimit: options.memory.map { $0.byteLimit / options.threads })
    scanner = WordScanner(pipeline)
    stopsAtInvalidText = options.stopsAtInvalidText
    spill = options.memory.map { [table] in TableSpill(table, $0, threads: options.threads) }
  }

  /// - Throws: `InvalidText` where the options ask for it; `WordCountingError.file`.
  func count(_ block: CommentBlock) throws {
    if let factors {
      try count(block, factor: factors[block.sourceIndex])
    } else {
      scanner.scan(block.text, marksLineEnds: false) { words in
        table.add(words)
        spill?.spillIfFull()
      }
    }
    try spill?.check()
    byteCount += block.byteCount
    cleanedInvalidSequences += block.invalidSequences
    let places = block.invalidPlaces + scanner.invalidPlaces.map { block.place(line: $0.line, byte: $0.byte) }
    guard !places.isEmpty else { return }
    if stopsAtInvalidText, let first = places.first { throw InvalidText(place: first) }
    // A thread's blocks may come from several inputs out of order; the first of all are among the first of each.
    invalidPlaces = Array((invalidPlaces + places).sorted().prefix(CountingResult.invalidLocationLimit))
  }

  /// Counts words that add more than one each.
  /// - Throws: `WordCountingError.countOverflow`.
  private func count(_ block: CommentBlock, factor: Int) throws {
    let wordsBefore = scanner.statistics.words
    scanner.scan(block.text, marksLineEnds: false) { words in
      table.forEachEntry(of: words) { _, entry in
        let (sum, isTooLarge) = entry.count.addingReportingOverflow(factor)
        if isTooLarge { overflowingWord = Array(entry.bytes) } else { entry.count = sum }
      }
      spill?.spillIfFull()
    }
    if let overflowingWord { throw WordCountingError.countOverflow(word: overflowingWord) }
    wordsBySource[block.sourceIndex, default: 0] += scanner.statistics.words - wordsBefore
  }

  var totals: CorpusTotals {
    var totals = CorpusTotals()
    totals.lines = scanner.statistics.lines
    totals.words = scanner.statistics.words
    totals.characters = scanner.statistics.characters
    totals.bytes = byteCount
    totals.invalidSequences = scanner.statistics.invalidSequences + cleanedInvalidSequences
    return totals
  }
}

/// A byte sequence that is not UTF-8, where that is an error.
struct InvalidText: Error {
  var place: CorpusPlace
}
