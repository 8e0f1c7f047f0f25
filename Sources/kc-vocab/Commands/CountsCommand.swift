import ArgumentParser
import DurableFiles
import SystemPackage
import WordCounting

/// `kc-vocab counts`
struct CountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counts", abstract: "Join counts files that kc-vocab count has written.",
    discussion: "kc-vocab counts join parts/*.counts --output all.counts.zst", subcommands: [CountsJoinCommand.self])
}

/// `kc-vocab counts join`
struct CountsJoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Add up counts files into one, sorted, with each word once.",
    discussion: """
      The words are those that one count over all comments gives, and so are the lines, words, characters, bytes and invalid sequences
      of the header; its sources are those of all files in the order in which they are named. Files of different pipelines are refused.
      What does not fit into --memory goes into temporary files.

      ls *.zst | xargs -P8 -I{} kc-vocab count {} --output {}.counts --threads 1
      kc-vocab counts join *.counts --output all.counts
      """)

  @Argument(
    help: ArgumentHelp("Counts files, plain or compressed; `-` is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Counts file to write; `-` is standard output.", valueName: "file"),
    completion: .file())
  var output: String

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var plan: OutputPlan { OutputPlan([.file("--output", output)], replacing: runOptions.force) }

  private var paths: [FilePath] { files.map { CommandLineBytes.path($0) } }

  func validate() throws {
    try plan.validate(json: runOptions.json)
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("-: standard input is named twice; it can be read only once")
    }
  }

  mutating func run() throws {
    try plan.check(reading: paths)
    let progress = ProgressLine(runOptions)
    defer { progress.clear() }
    var stopwatch = Stopwatch()
    let counts = try stopwatch.time("reading") {
      try CountsFile.read(
        paths.map { $0 == "-" ? .standardInput : .file($0) }, threads: runOptions.threadCount,
        memory: try runOptions.countingMemory(for: .sorting)
      ) { [progress] done, total in
        progress.show(stage: "reading counts", done: done, total: total, unit: .bytes)
      }
    }
    progress.show(stage: "writing")
    try stopwatch.time("writing") {
      try counts.write(output, replacing: runOptions.force, threads: runOptions.threadCount)
    }
    progress.clear()
    let figures = CountsFigures(counts)
    if runOptions.json { return try printJSON(CountReport(figures, stopwatch.stages)) }
    guard !runOptions.quiet else { return }
    try plan.report(countSummary(figures, stopwatch.stages, FilePath(output == "-" ? "standard output" : output)))
  }
}

extension WordCounts {
  /// Writes the counts as `--output` says; `-` is standard output.
  func write(_ output: String, replacing: Bool, threads: Int) throws {
    guard output == "-" else {
      return try CountsFile.write(self, to: FilePath(output), replacing: replacing, threads: threads)
    }
    do throws(WordCountingError) {
      try CountsFile.write(self, to: .standardOutput, named: "-", threads: threads)
    } catch {
      if case .file(.unwritable(_, .brokenPipe)) = error { throw BrokenPipe() }
      throw error
    }
  }
}
