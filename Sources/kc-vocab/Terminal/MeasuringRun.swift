import CommentText
import CorpusReading
import Coverage
import WordCounting

/// Measures vocabularies on a corpus, with progress and with warnings about what was read.
struct MeasuringRun {
  let input: InputOptions
  let runOptions: RunOptions
  let progress: ProgressLine
  /// Whether the same was read before in this run, so that its warnings are known.
  var isRepeated = false
  /// Of all vocabularies that are in memory; nil: of those that are measured.
  var tokenCount: Int?
  /// Whether the result is to name the sources' digests.
  var digestsSources = true
  /// What sees the comments as they stand in the input.
  var first: [any CommentStage] = []

  func measure(_ meter: CoverageMeter, _ pipeline: TextPipeline) throws -> CorpusCoverage {
    try measure(meter, group: nil) { meter, reader, progress in
      (try meter.measure(reader, try CompiledPipeline(pipeline), progress: progress), ())
    }.coverage
  }

  /// The corpus as a whole, and by groups.
  func measure(
    _ meter: CoverageMeter, _ pipeline: TextPipeline, by group: GroupSelector
  ) throws -> (coverage: CorpusCoverage, groups: [GroupCoverage]) {
    let pipeline = try CompiledPipeline(pipeline)
    return try measure(meter, group: group) { meter, reader, progress in
      do throws(CoverageError) {
        return try meter.measureGroups(reader, pipeline, progress: progress)
      } catch .groupsNeedMemory(let groups, let byteLimit) {
        let plan = runOptions.memoryPlan(tokenCount: meter.tokenCount)
        try plan.require(
          plan.byteCount(leaving: byteLimit),
          advice: " (the field has \(grouped(groups)) values and more), or name a field with fewer")
        throw CoverageError.groupsNeedMemory(groups: groups, byteLimit: byteLimit)
      } catch { throw error }
    }
  }

  private func measure<Groups>(
    _ meter: CoverageMeter, group: GroupSelector?,
    _ body: (CoverageMeter, CorpusReader, @escaping CountingProgress) throws -> (CoverageResult, Groups)
  ) throws -> (coverage: CorpusCoverage, groups: Groups) {
    let dedup = try runOptions.deduplication(input)
    let reader = try input.reader(dedup: dedup, first: first) { options in
      options.group = group
      options.memoryLimitBytes = runOptions.readingByteCount
      options.digestsSources = digestsSources
    }
    let tokenCount = tokenCount ?? meter.tokenCount
    if !isRepeated {
      runOptions.warn(ReadingWarnings.empty(reader))
      runOptions.remark(
        Preflight(
          textByteCount: reader.totalBytes ?? 0,
          needed: meter.recordsUnknownWordSets
            ? (MemoryPlan.suggestingByteCountPerWord, MemoryPlan.fixedByteCount) : nil,
          tableByteCountPerWord: 50 + 40 * meter.vocabularyCount),
        runOptions.memoryPlan(tokenCount: tokenCount))
    }
    var meter = meter
    meter.stopsAtInvalidText = input.strict
    meter.memory = try runOptions.countingMemory(
      for: isRepeated ? .choosing : .measuring, input, tokenCount: tokenCount)
    let (result, groups) = try body(meter, reader) { [progress] done, total in
      progress.show(stage: "measuring", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    guard !isRepeated else { return (result.coverage, groups) }
    try dedup.report(runOptions)
    let invalid = ReadingWarnings.invalid(result.coverage.corpus.invalidSequences, result.invalidLocations)
    try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()) + invalid)
    return (result.coverage, groups)
  }
}
