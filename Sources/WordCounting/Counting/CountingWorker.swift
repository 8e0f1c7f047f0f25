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

  /// - Parameter byteCount: what this thread is likely to read, as far as that is known.
  init(_ pipeline: CompiledPipeline, _ options: CountingOptions, byteCount: Int) {
    table = CountingTable(
      expectedByteCount: byteCount, byteLimit: options.memory.map { $0.byteLimit / options.threads })
    scanner = WordScanner(pipeline)
    stopsAtInvalidText = options.stopsAtInvalidText
    spill = options.memory.map { [table] in TableSpill(table, $0, threads: options.threads) }
  }

  /// - Throws: `InvalidText` where the options ask for it; `WordCountingError.file`.
  func count(_ block: CommentBlock) throws {
    scanner.scan(block.text, marksLineEnds: false) { words in
      table.add(words)
      spill?.spillIfFull()
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
