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
  /// Whether the comments were cleaned before.
  var isCleaned = false
  /// Whether the corpus is a part of one, which may be empty.
  var isPartial = false

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
      try withAdvice(meter) { () throws(CoverageError) in
        try meter.measureGroups(reader, pipeline, progress: progress)
      }
    }
  }

  /// What the corpus, or each of its groups, comes to, to be joined with other parts.
  func measureParts(_ meter: CoverageMeter, _ pipeline: TextPipeline, by group: GroupSelector?) throws -> MeasuredParts
  {
    let pipeline = try CompiledPipeline(pipeline)
    return try read(meter, group: group) { meter, reader, progress in
      try withAdvice(meter) { () throws(CoverageError) in
        try meter.measureParts(reader, pipeline, isGrouped: group != nil, progress: progress)
      }
    } invalid: {
      ($0.totals.invalidSequences, $0.invalidLocations)
    }
  }

  /// Says how much memory would do where groups need more.
  private func withAdvice<Result>(
    _ meter: CoverageMeter, _ body: () throws(CoverageError) -> Result
  ) throws -> Result {
    do throws(CoverageError) {
      return try body()
    } catch .groupsNeedMemory(let groups, let byteLimit) {
      let plan = runOptions.memoryPlan(tokenCount: meter.tokenCount)
      try plan.require(
        plan.byteCount(leaving: byteLimit),
        advice: " (the field has \(grouped(groups)) values and more), or name a field with fewer")
      throw CoverageError.groupsNeedMemory(groups: groups, byteLimit: byteLimit)
    } catch { throw error }
  }

  private func measure<Groups>(
    _ meter: CoverageMeter, group: GroupSelector?,
    _ body: (CoverageMeter, CorpusReader, @escaping CountingProgress) throws -> (CoverageResult, Groups)
  ) throws -> (coverage: CorpusCoverage, groups: Groups) {
    let (result, groups) = try read(meter, group: group, body) {
      ($0.0.coverage.corpus.invalidSequences, $0.0.invalidLocations)
    }
    return (result.coverage, groups)
  }

  /// - Parameter invalid: what of a result was not UTF-8, and the first places.
  private func read<Result>(
    _ meter: CoverageMeter, group: GroupSelector?,
    _ body: (CoverageMeter, CorpusReader, @escaping CountingProgress) throws -> Result,
    invalid: (Result) -> (sequences: Int, places: [CorpusLocation])
  ) throws -> Result {
    let dedup = try runOptions.deduplication(input)
    let stage = isCleaned ? nil : try input.cleaning(input.expanded())
    let reader = try input.reader(cleaning: stage, dedup: dedup, first: first) { options in
      options.group = group
      options.memoryLimitBytes = runOptions.readingByteCount
      options.digestsSources = digestsSources
    }
    let tokenCount = tokenCount ?? meter.tokenCount
    if !isRepeated {
      if !isPartial { runOptions.warn(ReadingWarnings.empty(reader)) }
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
    let result = try body(meter, reader) { [progress] done, total in
      progress.show(stage: "measuring", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    guard !isRepeated else { return result }
    try dedup.report(runOptions)
    let (sequences, places) = invalid(result)
    try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()) + ReadingWarnings.invalid(sequences, places))
    return result
  }
}
