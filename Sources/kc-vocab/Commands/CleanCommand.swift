import ArgumentParser
import CommentText
import CorpusReading

/// `kc-vocab clean`
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Clean comments and write those that survive, one a line, in the order of the input.",
    discussion: """
      Steps apply in this order: NFC, characters, emoji, URLs, masks, repeats, white space, length. The cleaners and \
      presets that are published with KcBERT and KcELECTRA do what their Python does, to the code point.

      kc-vocab clean raw/*.csv --text-column content --preset kcelectra-pretraining --output clean.txt.zst
      kc-vocab clean comments.txt --clean kc-comments --shorten-repeats 2 > clean.txt
      kc-vocab clean comments.txt --preset kcelectra-pretraining --explain 5
      kc-vocab clean - --format records --output-format records --preset kcelectra-pretraining --no-dedup < frames
      kc-vocab clean comments.txt --exclude test-set.csv --output train.txt
      kc-vocab clean threads.jsonl --text-field body --documents thread_id --output pretrain.txt
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Flag(help: "Write an empty line for each comment that is dropped, so that there is one line out for each line in.")
  var keepEmpty = false

  @Option(
    help: ArgumentHelp(
      "lines; or records: each comment behind its length (4 bytes, the lowest first), one for each comment in, dropped ones as the "
        + "length 4294967295 alone.", valueName: "format"))
  var outputFormat = CommentForm.lines

  @OptionGroup(title: "Exclusion") var exclusion: ExclusionOptions

  @OptionGroup(title: "Documents") var documents: DocumentOptions

  @Option(
    help: ArgumentHelp(
      "Write nothing, but print the first n comments that change, step by step.", valueName: "n"))
  var explain: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write, compressed if it ends in .gz or .zst (default: standard output).", valueName: "file"),
    completion: .file())
  var output = "-"

  @OptionGroup var length: ReportLengthOption

  @OptionGroup(title: "Reports") var reports: ReportOptions

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var cleaning: CleaningOptions { input.reading.cleaning }

  private var plan: OutputPlan {
    OutputPlan(
      [.file("--output", output), .file("--dedup-report", input.reading.deduplication.dedupReport)] + reports.outputs,
      replacing: runOptions.force)
  }

  func validate() throws {
    try cleaning.requireNoVocabulary()
    if input.isEmpty { throw ValidationError("nothing to clean: name files of comments, or `-` for standard input") }
    if keepEmpty && documents.field != nil {
      throw ValidationError("--keep-empty and --documents both give empty lines a meaning; leave out one or the other")
    }
    if outputFormat == .records && documents.field != nil {
      throw ValidationError("--documents writes lines between documents; leave out --output-format records")
    }
    if let explain, explain < 1 { throw ValidationError("--explain \(explain): at least 1 is needed") }
    if explain != nil && output != "-" {
      throw ValidationError("--explain shows comments and writes none; leave out --output, or --explain to write")
    }
    if explain != nil && !exclusion.isEmpty {
      throw ValidationError("--explain writes nothing, so that nothing is left out; leave out --exclude, or --explain")
    }
    if runOptions.json && output == "-" && explain == nil {
      throw ValidationError("--json prints the report where the comments would go; name a file with --output")
    }
    if explain != nil && input.reading.deduplication.dedupReport != nil {
      throw ValidationError("--explain writes nothing; leave out --dedup-report, or --explain to write")
    }
    if explain != nil && !reports.report.isEmpty {
      throw ValidationError("--explain writes nothing; leave out --report, or --explain to write")
    }
    if explain == nil { try plan.validate(json: runOptions.json) }
  }

  mutating func run() throws {
    try (explain == nil ? plan : OutputPlan()).check(
      reading: input.filesRead() + exclusion.filesRead())
    if let explain {
      let explanation = CleaningExplanation(cleaner: cleaning.cleaner, count: explain)
      return try explanation.print(input.reader(cleaning: nil) { $0.keepsInputOrder = true })
    }
    var stopwatch = Stopwatch()
    let cleaningRun = CleaningRun(
      input: input, keepsDroppedLines: keepEmpty || outputFormat == .records, form: outputFormat, documents: documents,
      exclusion: exclusion, runOptions: runOptions)
    let cleaned = try stopwatch.time("cleaning") {
      try cleaningRun.write(
        to: OutputFile(output, replacing: runOptions.force, compressingWith: runOptions.threadCount))
    }
    let report = CleaningFiguresReport(cleaned, preset: cleaning.preset, stopwatch.stages)
    let sections = cleaned.sections(preset: cleaning.preset, stopwatch.stages, output: output)
    if runOptions.json {
      try printJSON(report)
    } else if !runOptions.quiet {
      let short = cleaned.shortSections(preset: cleaning.preset, output: output)
      try plan.report(length.text(short: short, full: sections))
    }
    try reports.write(json(report), markdown: sections.markdown, replacing: runOptions.force)
  }
}
