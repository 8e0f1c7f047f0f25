import CommentText
import CorpusReading
import SystemPackage
import WordCounting

/// Counts the words of a corpus as `train` and `count` do: with progress, and with warnings about what was read.
struct CountingRun {
  var input: InputOptions
  let runOptions: RunOptions
  let progress: ProgressLine
  let purpose: CountingPurpose
  /// Of all vocabularies that the run encodes with.
  var tokenCount = 0
  /// A weight for each input; nil: every word counts once.
  var weighting: CountWeighting?

  func count(_ pipeline: TextPipeline) throws -> WordCounts { try countCleaned(pipeline).counts }

  /// The words, and what cleaning did to the comments before.
  func countCleaned(_ pipeline: TextPipeline) throws -> (counts: WordCounts, cleaning: CleaningReport?) {
    let dedup = try runOptions.deduplication(input)
    let reader = try input.reader(dedup: dedup)
    runOptions.warn(ReadingWarnings.empty(reader))
    runOptions.remark(
      Preflight(textByteCount: reader.totalBytes ?? 0, needed: purpose.needed),
      runOptions.memoryPlan(tokenCount: tokenCount))
    let counter = WordCounter(try CompiledPipeline(pipeline), options: try options(), weighting: weighting)
    let result = try counter.count(reader) { [progress] done, total in
      progress.show(stage: "counting", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    try dedup.report(runOptions)
    try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()))
    return (try checked(result), try reader.cleaningReport())
  }

  /// Counts file by file, and keeps what each gave.
  func count(_ pipeline: TextPipeline, keepingIn directory: FilePath) throws -> WordCounts {
    let inputs = try input.inputs()
    if let fleeting = inputs.first(where: { !$0.isRereadable }) {
      throw CommandFailure("\(fleeting.path): cannot be read a second time; with --work-dir name plain files")
    }
    let reading = input.readingOptions
    let cleaning = try input.reading.cleaning.stage()
    let cleaned = pipeline.cleaned(by: cleaning?.compiled.cleaner)
    let counter = ShardedCounter(
      try CompiledPipeline(pipeline), options: try options(), directory: directory,
      settings: "\(reading)\n\(cleaned.fingerprint)\n\(input.reading.cleaning.besideCleaner)")
    var readers: [CorpusReader] = []
    let result = try counter.count(inputs.map(\.path)) { [progress] done, total in
      progress.show(stage: "counting", done: done, total: total, unit: .bytes)
    } open: { path throws(CorpusError) in
      let reader = try CorpusReader([.file(path)], options: reading, stages: cleaning.map { [$0] } ?? [])
      readers.append(reader)
      return reader
    }
    progress.clear()
    for reader in readers {
      runOptions.warn(ReadingWarnings.empty(reader))
      try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()))
    }
    if result.keptFiles > 0 {
      runOptions.note("\(grouped(result.keptFiles)) of \(grouped(inputs.count)) files were counted before")
    }
    return try checked(result.counting)
  }

  private func options() throws -> CountingOptions {
    var options = CountingOptions(threads: runOptions.threadCount)
    options.stopsAtInvalidText = input.strict
    options.memory = try runOptions.countingMemory(for: purpose, input, tokenCount: tokenCount)
    return options
  }

  private func checked(_ result: CountingResult) throws -> WordCounts {
    let invalid = ReadingWarnings.invalid(result.counts.totals.invalidSequences, result.invalidLocations)
    runOptions.warn(invalid)
    guard result.counts.distinctWordCount > 0 else { throw CommandFailure.noWords }
    return result.counts
  }
}
