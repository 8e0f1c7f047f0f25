import CommentText
import CorpusReading
import WordCounting

/// Counts the words of a corpus as `train` and `count` do: with progress, and with warnings about what was read.
struct CountingRun {
  let input: InputOptions
  let runOptions: RunOptions
  let progress: ProgressLine
  let purpose: CountingPurpose

  func count(_ pipeline: TextPipeline) throws -> WordCounts { try countCleaned(pipeline).counts }

  /// The words, and what cleaning did to the comments before.
  func countCleaned(_ pipeline: TextPipeline) throws -> (counts: WordCounts, cleaning: CleaningReport?) {
    let dedup = try runOptions.deduplication(input)
    let reader = try input.reader(dedup: dedup)
    for warning in ReadingWarnings.empty(reader) { runOptions.warn(warning) }
    var options = CountingOptions(threads: runOptions.threadCount)
    options.stopsAtInvalidText = input.strict
    options.memory = try runOptions.countingMemory(for: purpose)
    let counter = WordCounter(try CompiledPipeline(pipeline), options: options)
    let result = try counter.count(reader) { [progress] done, total in
      progress.show(stage: "counting", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    try dedup.report(runOptions)
    let invalid = ReadingWarnings.invalid(result.counts.totals.invalidSequences, result.invalidLocations)
    for warning in try ReadingWarnings.skipped(reader.skippedRecords()) + invalid { runOptions.warn(warning) }
    guard result.counts.distinctWordCount > 0 else {
      throw CommandFailure("the corpus holds no words; check that the right files are named and that they hold text")
    }
    return (result.counts, try reader.cleaningReport())
  }
}
