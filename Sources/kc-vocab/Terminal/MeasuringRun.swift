import CommentText
import CorpusReading
import Coverage

/// Measures vocabularies on a corpus, with progress and with warnings about what was read.
struct MeasuringRun {
  let input: InputOptions
  let runOptions: RunOptions
  let progress: ProgressLine
  /// Whether the same was read before in this run, so that its warnings are known.
  var isRepeated = false

  func measure(_ meter: CoverageMeter, _ pipeline: TextPipeline) throws -> CorpusCoverage {
    var meter = meter
    meter.stopsAtInvalidText = input.strict
    meter.memory = try runOptions.countingMemory(for: isRepeated ? .choosing : .measuring, input)
    let dedup = try runOptions.deduplication(input)
    let reader = try input.reader(dedup: dedup)
    if !isRepeated {
      for warning in ReadingWarnings.empty(reader) { runOptions.warn(warning) }
    }
    let result = try meter.measure(reader, try CompiledPipeline(pipeline)) { [progress] done, total in
      progress.show(stage: "measuring", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    guard !isRepeated else { return result.coverage }
    try dedup.report(runOptions)
    let invalid = ReadingWarnings.invalid(result.coverage.corpus.invalidSequences, result.invalidLocations)
    for warning in try ReadingWarnings.skipped(reader.skippedRecords()) + invalid { runOptions.warn(warning) }
    return result.coverage
  }
}
