internal import CommentText
internal import CorpusReading

/// What one thread counts with.
final class CountingWorker {
  let table = CountingTable()
  /// The first places that were not UTF-8 among this thread's blocks.
  private(set) var invalidPlaces: [CorpusPlace] = []
  private let scanner: WordScanner
  private let stopsAtInvalidText: Bool
  private var byteCount = 0
  /// Byte sequences that were not UTF-8 and that cleaning had replaced.
  private var cleanedInvalidSequences = 0

  init(_ pipeline: CompiledPipeline, stopsAtInvalidText: Bool) {
    scanner = WordScanner(pipeline)
    self.stopsAtInvalidText = stopsAtInvalidText
  }

  /// - Throws: `InvalidText` where the options ask for it.
  func count(_ block: CommentBlock) throws {
    scanner.scan(block.text, marksLineEnds: false) { table.add($0) }
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
