import CorpusReading
import SystemPackage

/// Deduplication in a command: its stage among the others, and what is said of it afterwards.
struct DeduplicationRun {
  private let stage: Deduplication?
  private let options: DeduplicationOptions

  private static let repeatedCount = 100

  /// - Parameters:
  ///   - isOn: whether comments are deduplicated at all.
  ///   - byteLimit: memory that it may take.
  ///   - keepsDroppedLines: whether an empty line stands for each comment that is dropped.
  init(
    _ options: DeduplicationOptions, isOn: Bool, byteLimit: Int, directory: FilePath, keepsDroppedLines: Bool = false
  ) throws {
    self.options = options
    guard isOn else {
      stage = nil
      return
    }
    stage = Deduplication(
      byteLimit: byteLimit, directory: directory, repeatedCount: options.dedupReport == nil ? 0 : Self.repeatedCount,
      keepsDroppedLines: keepsDroppedLines)
  }

  /// The stages that comments go through, with the one that cleans, if there is one.
  func stages(cleaning: (any CommentStage)? = nil) -> [any CommentStage] {
    let both: [(any CommentStage)?] = options.dedupBeforeCleaning ? [stage, cleaning] : [cleaning, stage]
    return both.compactMap { $0 }
  }

  /// How many comments were dropped; nil where none is. Complete after the end.
  var droppedCount: Int? { stage?.summary.dropped }

  /// Whether repeats are looked for before comments are cleaned.
  var isBeforeCleaning: Bool { options.dedupBeforeCleaning }

  /// Tells what was dropped, unless another report does, and writes the report; after the end.
  func report(_ run: RunOptions, saysLine: Bool = true) throws {
    guard let summary = stage?.summary else { return }
    if saysLine && !run.quiet { StandardError.write(summary.line + "\n") }
    guard let name = options.dedupReport else { return }
    let file = try OutputFile(name, replacing: run.force)
    try file.write(name.hasSuffix(".json") ? try json(DeduplicationReport(summary)) : summary.table)
    try file.commit()
  }
}

extension RunOptions {
  /// What the keys of comments may take: half of what the program and the threads leave. Words, or the keys of
  /// documents, have the other half.
  var keyByteCount: Int { memoryPlan.remainingByteCount / 2 }

  /// Deduplication as the options of reading say.
  func deduplication(_ input: InputOptions, keepsDroppedLines: Bool = false) throws -> DeduplicationRun {
    try DeduplicationRun(
      input.reading.deduplication, isOn: input.reading.deduplicates, byteLimit: keyByteCount,
      directory: temporaryDirectory,
      keepsDroppedLines: keepsDroppedLines)
  }
}
