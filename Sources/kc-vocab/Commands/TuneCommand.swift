import ArgumentParser
import CorpusReading
import SystemPackage

/// `kc-vocab tune`
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Compare ways to train on comments that are held out, so that nobody tunes on what they report.",
    discussion: """
      A part of every source's comments is held out, by their bytes alone. Each way to train sees the others, and is measured on what \
      was held out of each source. Several weights or values with commas between them are all tried, in every combination.

      kc-vocab tune reviews.txt news.txt:1,20,60 --try '--count-power 1,0.85'
      kc-vocab tune reviews.txt more/:40 --try '--algorithm merge,prune --limit-alphabet 3000,6000' --leave-out

      Nothing is written: train again with the options that were best.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    name: .customLong("try"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Options of train to try, such as '--algorithm prune --count-power 1,0.85'; repeatable (default: train's own defaults).",
      valueName: "options"))
  var tries: [String] = []

  @Option(help: ArgumentHelp("The share of each source's comments that is held out.", valueName: "share"))
  var holdOut = "0.1"

  @Flag(help: "Leave each source out in turn as well, and measure on all of it what is trained on the others.")
  var leaveOut = false

  @Option(help: "Seed of the bootstrap.")
  var seed: UInt64 = 1

  @OptionGroup(title: "Text") var text: PipelineOptions
  @OptionGroup(title: "Run") var runOptions: RunOptions

  func validate() throws {
    _ = try plan()
    try input.reading.cleaning.requireNoVocabulary()
    guard !input.files.isEmpty else {
      throw ValidationError("nothing to train from: name files of comments")
    }
    guard input.filesFrom.isEmpty else {
      throw ValidationError("--files-from: the sources to compare are named one by one; name files or directories")
    }
    guard !input.files.contains("-") else {
      throw ValidationError("-: every way to train reads the comments again; name files")
    }
    guard input.reading.deduplication.dedupReport == nil else {
      throw ValidationError("--dedup-report: comments are read many times; give it to `kc-vocab train`")
    }
    if leaveOut && input.files.count < 2 {
      throw ValidationError("--leave-out: with one source nothing is left to train on; name two or more")
    }
  }

  private func plan() throws -> TuningPlan {
    guard let share = Decimal3.thousandths(holdOut), (1...999).contains(share) else {
      throw ValidationError(
        "--hold-out \(holdOut): a number between 0 and 1 with at most three decimals is needed, such as 0.1")
    }
    let sources = try input.files.map { try TuningSource($0) }
    return TuningPlan(
      sources: sources, candidates: try [TuningCandidate](sources, trying: tries), heldOutThousandths: share)
  }

  mutating func run() throws {
    let run = TuningRun(
      plan: try plan(), input: input, pipeline: text.pipeline, runOptions: runOptions, leavesSourcesOut: leaveOut,
      seed: seed)
    let report = try run.report()
    if runOptions.json { return try printJSON(report) }
    try StandardOutput.shared.write(report.sections.terminalText)
  }
}
