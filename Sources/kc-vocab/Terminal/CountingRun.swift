import CommentText
import CorpusReading
import SystemPackage
import WordCounting

/// Counts the words of a corpus as `train` and `count` do: with progress, and with warnings about what was read.
struct CountingRun {
  let input: InputOptions
  let runOptions: RunOptions
  let progress: ProgressLine
  let purpose: CountingPurpose
  /// Of all vocabularies that the run encodes with.
  var tokenCount = 0
  /// A weight for each input; nil: every word counts once.
  var weighting: CountWeighting?
  /// What sees the comments as they stand in the input.
  var first: [any CommentStage] = []
  /// Whether the corpus is a part of one, which may be without words.
  var isPartial = false
  /// What cleaned the comments before; nil: the options say what is to clean them.
  var cleanedBefore: Cleaner?

  func count(_ pipeline: TextPipeline) throws -> WordCounts { try countCleaned(pipeline).counts }

  /// The words, and what cleaning did to the comments before.
  func countCleaned(_ pipeline: TextPipeline) throws -> (counts: WordCounts, cleaning: CleaningReport?) {
    let dedup = try runOptions.deduplication(input)
    let stage = cleanedBefore == nil ? try input.cleaning(input.expanded()) : nil
    let reader = try input.reader(cleaning: stage, dedup: dedup, first: first) {
      $0.memoryLimitBytes = runOptions.readingByteCount
    }
    if !isPartial { runOptions.warn(ReadingWarnings.empty(reader)) }
    runOptions.remark(
      Preflight(textByteCount: reader.totalBytes ?? 0, needed: purpose.needed),
      runOptions.memoryPlan(tokenCount: tokenCount))
    let counter = WordCounter(try CompiledPipeline(pipeline), options: try options(), weighting: weighting)
    var result = try counter.count(reader) { [progress] done, total in
      progress.show(stage: "counting", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    try dedup.report(runOptions)
    try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()))
    let cleaning = try reader.cleaningReport()
    if let cleanedBefore { result.counts = result.counts.cleaned(by: cleanedBefore) }
    return (try checked(result, hasCleaned: (cleaning?.figures.linesIn ?? 0) > 0), cleaning)
  }

  /// Counts file by file, and keeps what each gave.
  func count(_ pipeline: TextPipeline, keepingIn directory: FilePath) throws -> WordCounts {
    let expanded = try input.expanded()
    runOptions.warn(expanded.notices.map(\.message))
    if let fleeting = expanded.inputs.first(where: { !$0.isRereadable }) {
      throw CommandFailure("\(fleeting.path): cannot be read a second time; with --work-dir name plain files")
    }
    var reading = input.readingOptions
    let cleaning = try input.cleaning(expanded)
    let cleaned = pipeline.cleaned(by: cleaning?.compiled.cleaner)
    let counter = ShardedCounter(
      try CompiledPipeline(pipeline), options: try options(), directory: directory,
      settings: "\(reading)\n\(cleaned.fingerprint)\n\(input.reading.cleaning.besideCleaner)")
    Interruption.note.withLock { note in
      note = { keptCount in
        keptCount > 0 ? "\(directory) keeps the counts of \(keptCount) files; the same command goes on from there" : nil
      }
    }
    defer { Interruption.note.withLock { $0 = nil } }
    reading.memoryLimitBytes = runOptions.readingByteCount
    var readers: [CorpusReader] = []
    let result = try counter.count(expanded.sources) { [progress] done, total in
      progress.show(stage: "counting", done: done, total: total, unit: .bytes)
    } open: { source throws(CorpusError) in
      let reader = try CorpusReader(sources: [source], options: reading, stages: cleaning.map { [$0] } ?? [])
      readers.append(reader)
      return reader
    }
    progress.clear()
    runOptions.warn(
      result.renewed.map {
        "\($0.shard): is damaged or holds other counts than its name says; \($0.file) was counted again"
      })
    for reader in readers {
      runOptions.warn(ReadingWarnings.empty(reader))
      try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()))
    }
    if result.keptFiles > 0 {
      runOptions.note("\(grouped(result.keptFiles)) of \(grouped(expanded.sources.count)) files were counted before")
    }
    return try checked(result.counting, hasCleaned: cleaning != nil)
  }

  private func options() throws -> CountingOptions {
    var options = CountingOptions(threads: runOptions.threadCount)
    options.stopsAtInvalidText = input.strict
    options.memory = try runOptions.countingMemory(for: purpose, input, tokenCount: tokenCount)
    return options
  }

  /// - Parameter hasCleaned: whether comments may have lost all their words in cleaning.
  private func checked(_ result: CountingResult, hasCleaned: Bool) throws -> WordCounts {
    let invalid = ReadingWarnings.invalid(result.counts.totals.invalidSequences, result.invalidLocations)
    runOptions.warn(invalid)
    // Counts of comments without a word say so; nothing can be learned from them.
    let isWorthKeeping = isPartial || purpose == .sorting && (result.counts.totals.lines > 0 || hasCleaned)
    guard result.counts.distinctWordCount > 0 || isWorthKeeping else { throw CommandFailure.noWords }
    return result.counts
  }
}
