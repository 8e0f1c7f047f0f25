import CommentText
import CorpusReading
import Coverage
import SystemPackage
import VocabAudit
import WordCounting

/// Audits of what was read elsewhere, or in parts.
extension AuditPlan {
  /// Measures comments and writes what they come to, for a run that joins.
  func writeState(
    _ input: InputOptions, _ groups: GroupOptions, _ part: PartOptions, _ run: RunOptions, to name: String
  ) throws {
    var input = input
    let cleaner = part.cleaned ? try input.takeAsCleaned() : nil
    let progress = ProgressLine(run)
    defer { progress.clear() }
    var measuring = MeasuringRun(input: input, runOptions: run, progress: progress, digestsSources: false)
    measuring.isCleaned = cleaner != nil
    measuring.isPartial = true
    let meter = try meter(run)
    var parts = try measuring.measureParts(meter, pipeline, by: groups.selector)
    if let cleaner { parts.pipeline = parts.pipeline.cleaned(by: cleaner) }
    progress.show(stage: "writing")
    let output = try OutputFile(name, replacing: run.force, compressingWith: run.threadCount)
    let header = meter.stateHeader(parts.pipeline, version: Version.current, groupBy: groups.groupBy)
    try parts.write(header, threads: run.threadCount) { try output.write($0) }
    try output.commit()
  }

  /// - Parameter files: how many the corpus has; nil: as many as the states say.
  func report(
    joining states: [FilePath], files: Int?, _ groups: GroupOptions, _ run: RunOptions, seed: UInt64,
    seen: [SeenSource]
  ) throws -> (report: AuditReport, sources: [SourceDescription]) {
    try requireCounts(seen, "--join")
    let progress = ProgressLine(run)
    defer { progress.clear() }
    var meter = try meter(run)
    meter.memory = try run.countingMemory(for: .measuring, tokenCount: meter.tokenCount)
    let joined = try meter.join(
      states.map { $0 == "-" ? .standardInput : .file($0) }, pipeline: pipeline, version: Version.current,
      fileCount: files
    ) { [progress] done, total in
      progress.show(stage: "reading states", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    if let asked = groups.groupBy, asked != joined.header.groupBy {
      throw CommandFailure(
        "--group-by \(asked): the states have \(joined.header.groupBy.map { "groups by '\($0.shown())'" } ?? "no groups"); audit the "
          + "comments so, or leave it out")
    }
    let report = try report(
      joined.coverage, groups: joined.groups, run, seed: seed, seen: seen.map { ($0, nil) })
    return (report, joined.states)
  }

  /// - Throws: `CommandFailure` for counts of another pipeline.
  func report(
    of counts: [String], _ run: RunOptions, seed: UInt64, seen: [SeenSource]
  ) throws -> (report: AuditReport, sources: [SourceDescription]) {
    try requireCounts(seen, "--counts")
    let progress = ProgressLine(run)
    defer { progress.clear() }
    progress.show(stage: "reading counts")
    let paths = counts.map { CommandLineBytes.path($0) }
    let meter = try meter(run)
    let words = try CountsFile.read(
      paths.map { $0 == "-" ? .standardInput : .file($0) }, threads: run.threadCount,
      memory: try run.countingMemory(for: .measuring, tokenCount: meter.tokenCount))
    let differences = words.pipeline.uncleaned.differences(from: pipeline.uncleaned) { words.show(to: &$0) }
    if let difference = differences.first {
      throw CommandFailure(
        "\(paths[0].shown): was counted with another text pipeline than the vocabulary's (\(difference.message)), so that its words are "
          + "others; count again with the vocabulary's")
    }
    let coverage = meter.measure(words)
    try words.checkVisits()
    progress.clear()
    return (try report(coverage, groups: [], run, seed: seed, seen: seen.map { ($0, nil) }), words.sources)
  }

  /// Only word counts can be found again where there are no comments.
  private func requireCounts(_ seen: [SeenSource], _ option: String) throws {
    guard let source = seen.first(where: { !$0.isCounts }) else { return }
    throw CommandFailure(
      "--seen \(source.name.shown()): comments are found again in comments, and \(option) reads none; name counts files",
      exitStatus: .usage)
  }
}
