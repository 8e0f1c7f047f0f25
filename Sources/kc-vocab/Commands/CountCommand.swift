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
      .zst is compressed. The bytes that its header says are those of the comments, with a newline for each. With --work-dir the counts of
      each file are kept there, and a run that is started again counts only the files whose content is new.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Text") var text: PipelineOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Counts file to write; `-` is standard output.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "Keep the counts of each file here, and use what an earlier run kept, also one that was killed.",
      valueName: "directory"), completion: .directory)
  var workDir: String?

  @OptionGroup(title: "Parts") var part: PartOptions

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var plan: OutputPlan {
    OutputPlan(
      [.file("--output", output), .file("--dedup-report", input.reading.deduplication.dedupReport)],
      replacing: runOptions.force)
  }

  func validate() throws {
    try plan.validate(json: runOptions.json)
    try input.reading.cleaning.requireNoVocabulary()
    if input.isEmpty { throw ValidationError("nothing to count: name files of comments, or `-` for standard input") }
    if workDir != nil && input.reading.deduplicates {
      throw ValidationError(
        "--work-dir counts each file by itself, --dedup looks at all of them; drop repeated comments with kc-vocab clean first"
      )
    }
    if workDir != nil && part.cleaned {
      throw ValidationError("--work-dir keeps counts of files as they are; leave out --cleaned, or --work-dir")
    }
    if workDir != nil && input.files.contains("-") {
      throw ValidationError("--work-dir: standard input cannot be read again; name files")
    }
  }

  mutating func run() throws {
    try plan.check(reading: input.filesRead())
    let progress = ProgressLine(runOptions)
    defer { progress.clear() }
    var stopwatch = Stopwatch()
    let cleaner = part.cleaned ? try input.takeAsCleaned() : nil
    let (counts, cleaning) = try stopwatch.time("counting") {
      var run = CountingRun(input: input, runOptions: runOptions, progress: progress, purpose: .sorting)
      run.isPartial = part.partial
      run.cleanedBefore = cleaner
      guard let workDir else { return try run.countCleaned(text.pipeline) }
      return (try run.count(text.pipeline, keepingIn: FilePath(workDir)), nil)
    }
    progress.show(stage: "writing")
    try stopwatch.time("writing") {
      try counts.write(output, replacing: runOptions.force, threads: runOptions.threadCount)
    }
    progress.clear()
    let figures = CountsFigures(counts, cleaning: cleaning)
    if runOptions.json { return try printJSON(CountReport(figures, stopwatch.stages)) }
    guard !runOptions.quiet else { return }
    let name = plan.takesStandardOutput && output == "-" ? "standard output" : output
    try plan.report(countSummary(figures, stopwatch.stages, FilePath(name)))
  }
}
