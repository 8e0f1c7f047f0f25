internal import CommentText
internal import CorpusReading
internal import WordCounting
internal import WordPiece

/// What one thread measures with.
///
/// Unsafe pointers: those of a batch are used inside the scanner's call only; entries and their records belong to the
/// table, which lives as long as this object.
final class CoverageWorker: BlockWorker {
  let table: CountingTable
  let lines: any LineAdding
  /// The first places that were not UTF-8 among this thread's blocks.
  private(set) var invalidPlaces: [CorpusPlace] = []
  let spill: TableSpill?
  private let ledger: WordLedger
  private let recordByteCount: Int
  private let scanner: WordScanner
  /// Scans instead where the vocabulary has added tokens.
  private let addedTokenScanner: AddedTokenScanner?
  private let stopsAtInvalidText: Bool
  private var byteCount = 0
  /// Byte sequences that were not UTF-8 and that cleaning had replaced.
  private var cleanedInvalidSequences = 0
  /// Sets of words that were in the table before it was emptied.
  private var settledSets: [(words: [[UInt8]], lines: Int)] = []
  /// The entry of each word of a batch, nil where a line ends. Owned here, `WordScanner.batchCapacity` places.
  private let entries = UnsafeMutablePointer<WordEntry?>.allocate(capacity: WordScanner.batchCapacity)
  /// Those of them that a batch has made. Owned here, as many places.
  private let newEntries = UnsafeMutablePointer<WordEntry>.allocate(capacity: WordScanner.batchCapacity)

  /// - Parameters:
  ///   - byteCount: what this thread is likely to read, as far as that is known.
  ///   - spillFile: shared with other workers of the same thread; nil: one of its own.
  init(_ pipeline: CompiledPipeline, meter: CoverageMeter, byteCount: Int = 0, spillFile: SpillFile? = nil) {
    let ledger = WordLedger(meter.vocabularies, meter.detail)
    self.ledger = ledger
    recordByteCount = ledger.recordByteCount
    table = CountingTable(
      payloadByteCount: ledger.recordByteCount, expectedByteCount: byteCount,
      byteLimit: meter.memory.map { $0.byteLimit / meter.threads })
    if meter.detail.hasDistributions {
      let tally = LineTally(ledger, exampleCount: meter.exampleCount)
      if meter.recordsUnknownWordSets { tally.unknownWordSets = [:] }
      lines = tally
    } else {
      lines = LineCounter(ledger, exampleCount: meter.exampleCount)
    }
    spill = meter.memory.map { [table] in TableSpill(table, $0, threads: meter.threads, file: spillFile) }
    scanner = WordScanner(pipeline)
    addedTokenScanner = meter.addedTokens.flatMap { AddedTokenScanner($0, pipeline) }
    stopsAtInvalidText = meter.stopsAtInvalidText
    entries.initialize(repeating: nil, count: WordScanner.batchCapacity)
  }

  deinit {
    entries.deallocate()
    newEntries.deallocate()
  }

  /// - Throws: `InvalidText` where that is an error; `WordCountingError.file`.
  func read(_ block: CommentBlock) throws {
    try noteCleaned(block)
    try read(block.text, of: block, firstLine: 0, byteCount: block.byteCount)
    try spillIfFull(block)
  }

  /// Notes what was not UTF-8 in a block before it was cleaned.
  /// - Throws: `InvalidText` where that is an error.
  func noteCleaned(_ block: CommentBlock) throws {
    cleanedInvalidSequences += block.invalidSequences
    try note(block.invalidPlaces)
  }

  /// Reads some lines of a block.
  /// - Parameters:
  ///   - firstLine: the number of the first of them in the block.
  ///   - byteCount: of the text as it was read.
  /// - Throws: `InvalidText` where that is an error.
  func read(_ text: UnsafeRawBufferPointer, of block: CommentBlock, firstLine: Int, byteCount: Int) throws {
    lines.startText(at: text.baseAddress)
    if let addedTokenScanner {
      addedTokenScanner.scan(text) { add($0) }
    } else {
      scanner.scan(text, marksLineEnds: true) { add($0) }
    }
    self.byteCount += byteCount
    let invalidPlaces = addedTokenScanner?.invalidPlaces ?? scanner.invalidPlaces
    try note(invalidPlaces.map { block.place(line: firstLine + $0.line, byte: $0.byte) })
  }

  private func note(_ places: [CorpusPlace]) throws {
    guard !places.isEmpty else { return }
    if stopsAtInvalidText, let first = places.first { throw InvalidText(place: first) }
    // A thread's blocks may come from several inputs out of order; the first of all are among the first of each.
    invalidPlaces = Array((invalidPlaces + places).sorted().prefix(CountingResult.invalidLocationLimit))
  }

  /// Empties the table if the next block might have no room. Between blocks no line is being read, whose words would
  /// be needed.
  private func spillIfFull(_ block: CommentBlock) throws(WordCountingError) {
    // In comments, a block of 256 KiB never holds a new word for more than every eighth byte.
    guard let spill, spill.isFull(wordsAhead: block.text.count / 8, besides: ledger.byteCount) else { return }
    settleSets()
    spill.spill()
    ledger.forgetWords()
    try spill.check()
  }

  /// Bytes that this worker's words occupy.
  var wordByteCount: Int { table.byteCount + ledger.byteCount }

  /// Empties the table and gives back what the words occupied; between blocks, where there is memory to go beyond.
  func spillAndRelease() throws(WordCountingError) {
    guard let spill else { return }
    settleSets()
    spill.spillAndRelease()
    ledger.release()
    try spill.check()
  }

  private func settleSets() {
    guard lines.unknownWordSets != nil else { return }
    settledSets += unsettledSets
    lines.unknownWordSets = [:]
  }

  /// Counts the words first, then encodes those that are new, each all of the batch at a time, which hides the
  /// waiting for memory; then adds up lines.
  private func add(_ batch: WordBatch) {
    let newCount = table.add(batch, entries: entries, newEntries: newEntries)
    if newCount > 0 {
      for entry in UnsafeBufferPointer(start: newEntries, count: newCount) {
        ledger.add(entry.bytes, WordRecord(of: entry, byteCount: recordByteCount))
      }
      ledger.encodeWaiting()
    }
    lines.add(entries, batch)
  }

  /// For adding up distinct words, any thread's.
  func makeTally() -> DistinctWordTally { DistinctWordTally(ledger) }

  /// Adds the table's distinct words of one partition, after tables were joined.
  func add(_ partition: Int, to tally: DistinctWordTally) {
    // What a run's records name is asked for before the first of them is added.
    table.forEachRun(inPartition: partition) { run in
      for entry in run { ledger.prefetch(WordRecord(of: entry, byteCount: recordByteCount)) }
      for entry in run {
        tally.add(entry.bytes, count: entry.count, WordRecord(of: entry, byteCount: recordByteCount), ledger)
      }
    }
  }

  /// Gives back what the ledger holds of words, when they are to be encoded again.
  func forgetWords() { ledger.release() }

  /// The unknown words that lines hold together, with the number of lines; a set may be there several times.
  var unknownWordSets: [(words: [[UInt8]], lines: Int)] { settledSets + unsettledSets }

  /// Those of words that are in the table.
  private var unsettledSets: [(words: [[UInt8]], lines: Int)] {
    (lines.unknownWordSets ?? [:]).map { records, lines in
      (records.map { WordEntry(address: $0 + recordByteCount).bytes }.map(Array.init), lines)
    }
  }

  var totals: CorpusTotals {
    var totals = CorpusTotals()
    let statistics = addedTokenScanner?.statistics ?? scanner.statistics
    totals.lines = statistics.lines
    totals.words = statistics.words
    totals.characters = statistics.characters
    totals.bytes = byteCount
    totals.invalidSequences = statistics.invalidSequences + cleanedInvalidSequences
    return totals
  }
}

/// A byte sequence that is not UTF-8, where that is an error.
struct InvalidText: Error {
  var place: CorpusPlace
}

/// Works through the blocks that one thread gets.
protocol BlockWorker {
  func read(_ block: CommentBlock) throws
}
