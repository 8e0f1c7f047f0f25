import CommentText
import CorpusReading
import WordCounting

/// Cleans a corpus as `clean` does: with progress, and with warnings about what was read.
struct CleaningRun {
  let input: InputOptions
  let keepsDroppedLines: Bool
  let form: CommentForm
  let documents: DocumentOptions
  let exclusion: ExclusionOptions
  let runOptions: RunOptions

  private static let exampleCount = 3

  /// Writes the comments that survive, in input order.
  func write(to output: OutputFile) throws -> CleanedCorpus {
    let progress = ProgressLine(runOptions, sharesTerminal: output.isStandardOutput)
    defer { progress.clear() }
    var stage = try input.cleaning(input.expanded()) ?? CleaningStage(CompiledCleaner(Cleaner()))
    stage.keepsDroppedLines = keepsDroppedLines
    stage.measuresSteps = true
    stage.exampleCount = Self.exampleCount
    let dedup = try runOptions.deduplication(input, keepsDroppedLines: keepsDroppedLines)
    let grouping = documents.stage(runOptions)
    let excluding = try exclusion.stage(input.reading, runOptions, keepsDroppedLines: keepsDroppedLines)
    let reader = try input.reader(
      cleaning: stage, dedup: dedup, documents: grouping, first: excluding.map { [$0] } ?? []
    ) { options in
      options.keepsInputOrder = true
      options.memoryLimitBytes = runOptions.readingByteCount
      options.documentField = documents.selector
    }
    runOptions.warn(ReadingWarnings.empty(reader))
    let strict = input.strict
    var invalid = InvalidText()
    var byteCount = 0
    _ = try reader.forEachBlockInOrder(threads: runOptions.threadCount) { _ in
    } _: { _, block in
      if strict, let place = block.invalidPlaces.first { throw InvalidTextFailure(try reader.location(of: place)) }
      progress.show(stage: "cleaning", done: reader.bytesDone, total: reader.totalBytes, unit: .bytes)
      return (form.bytes(of: block), block.text.count, block.invalidSequences, block.invalidPlaces)
    } finish: { bytes, textByteCount, sequences, places in
      invalid.add(sequences, places)
      byteCount += textByteCount
      try output.write(bytes)
      // Whoever hands over records may wait for those that were written.
      if form == .records, output.isStandardOutput { try StandardOutput.shared.flush() }
    }
    progress.clear()
    try excluding.map { try exclusion.check($0.summary) }
    try output.commit()
    try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()) + invalid.warnings(reader))
    try dedup.report(runOptions, saysLine: false)
    return CleanedCorpus(
      report: try stage.report(reader), excluded: excluding?.summary, repeated: dedup.droppedCount,
      dropsRepeatsFirst: dedup.isBeforeCleaning,
      outputByteCount: byteCount, keepsDroppedLines: keepsDroppedLines,
      documents: grouping?.summary)
  }

  /// Bytes that were not UTF-8.
  private struct InvalidText {
    var sequences = 0
    var places: [CorpusPlace] = []

    mutating func add(_ sequences: Int, _ places: [CorpusPlace]) {
      self.sequences += sequences
      self.places += places.prefix(CountingResult.invalidLocationLimit - self.places.count)
    }

    func warnings(_ reader: CorpusReader) throws -> [String] {
      ReadingWarnings.invalid(sequences, try places.map { try reader.location(of: $0) })
    }
  }
}
