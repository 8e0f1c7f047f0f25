import ArgumentParser
import SystemPackage
import WordCounting

/// `kc-vocab count`
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count the words of comments into a counts file, for training later or elsewhere.",
    discussion: """
      A counts file is plain text, sorted, one word and its count a line; files join by adding. A name that ends in .gz or
      .zst is compressed.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Text") var text: PipelineOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Counts file to write.", valueName: "file"))
  var output: String

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @OptionGroup(title: "Run") var runOptions: RunOptions

  func validate() throws {
    if input.isEmpty { throw ValidationError("nothing to count: name files of comments, or `-` for standard input") }
  }

  mutating func run() throws {
    let path = FilePath(output)
    try OutputFile.check(path, replacing: force)
    let progress = ProgressLine(isQuiet: runOptions.quiet)
    defer { progress.clear() }
    var stopwatch = Stopwatch()
    let (counts, cleaning) = try stopwatch.time("counting") {
      try CountingRun(input: input, runOptions: runOptions, progress: progress, purpose: .sorting).countCleaned(
        text.pipeline)
    }
    try stopwatch.time("writing") {
      try CountsFile.write(counts, to: path, replacing: force, threads: runOptions.threadCount)
    }
    let figures = CountsFigures(counts, cleaning: cleaning)
    if runOptions.json { return try printJSON(CountReport(figures, stopwatch.stages)) }
    guard !runOptions.quiet else { return }
    try StandardOutput.shared.write(countSummary(figures, stopwatch.stages, path))
  }
}
