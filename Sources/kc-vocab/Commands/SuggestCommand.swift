import ArgumentParser
import CommentText
import Coverage
import SystemPackage
import VocabAudit
import WordPiece

/// `kc-vocab suggest`
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Find the tokens that would help a vocabulary most on comments.",
    discussion: """
      Chooses characters that are missing, words that cannot be spelled and pieces that would shorten the text, each time \
      the one that saves most given those before it. The predicted rates are those that an audit measures after \
      merging. --output writes a list that `kc-vocab merge` takes.
      """)

  @OptionGroup var vocabulary: VocabularyOptions
  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: ArgumentHelp("Tokens to suggest at most.", valueName: "n"))
  var budget = 500

  @Option(
    help: ArgumentHelp("What an unknown word costs, in tokens: higher puts [UNK] before shorter text.", valueName: "n"))
  var unknownCost = 1000

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the tokens here, as a vocabulary to merge; `-` is standard output.",
      valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var length: ReportLengthOption

  @Flag(help: "Print the report as Markdown.")
  var markdown = false

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var plan: OutputPlan {
    OutputPlan(
      [.file("--output", output), .file("--dedup-report", input.reading.deduplication.dedupReport)],
      replacing: runOptions.force)
  }

  func validate() throws {
    try plan.validate(json: runOptions.json)
    if markdown && runOptions.json { throw ValidationError("--markdown and --json: one of them only") }
    if input.isEmpty { throw ValidationError("Missing expected argument '<file>'") }
    if budget < 1 { throw ValidationError("--budget \(budget): at least 1 is needed") }
    try LargestNumber.check("--budget", budget, LargestNumber.suggestions)
    try LargestNumber.check("--unknown-cost", unknownCost, LargestNumber.unknownWordCost)
    if unknownCost < 1 { throw ValidationError("--unknown-cost \(unknownCost): at least 1 is needed") }
  }

  mutating func run() throws {
    try plan.check(reading: [FilePath(vocabulary.vocabulary)] + input.filesRead())
    let audit = try AuditPlan(vocabulary, before: input.files)
    runOptions.warn(audit.remarks)
    try input.settleCleaning(audit.loaded, runOptions)
    let coverage = try audit.coverage(input, runOptions, recordsUnknownWordSets: true)
    guard coverage.text.lines > 0 else { throw VocabAuditError.emptyCorpus }
    guard coverage.text.words > 0 else { throw VocabAuditError.noWords }
    try runOptions.memoryPlan.require(MemoryPlan.byteCountOfSuggesting(coverage))
    var options = SuggestionOptions()
    options.budget = budget
    options.unknownWordCost = unknownCost
    options.threads = runOptions.threadCount
    let suggestion = suggest(coverage, options)
    if let output {
      let file = try OutputFile(output, replacing: runOptions.force)
      try file.write(suggestion.donor(for: audit.audited).fileBytes)
      try file.commit()
    }
    let report = SuggestionReport(suggestion, coverage, name: audit.auditedName)
    if runOptions.json { return try StandardOutput.shared.write(bytes: try report.json()) }
    let (title, sections) = (audit.titles[0], report.sections(title: audit.titles[0]))
    try plan.report(
      markdown ? sections.markdown : length.text(short: report.shortSections(title: title), full: sections))
  }

  private func suggest(_ coverage: CorpusCoverage, _ options: SuggestionOptions) -> Suggestion {
    let progress = ProgressLine(runOptions)
    defer { progress.clear() }
    return Suggester(options).suggest(coverage) { state in
      progress.show(
        stage: state.stage.title, done: state.completed, total: state.total,
        unit: state.stage == .choosing ? .tokens : .share)
    }
  }
}

extension SuggestionProgress.Stage {
  /// What the progress line calls it.
  fileprivate var title: String {
    switch self {
    case .findingCandidates: "finding candidates"
    case .findingWords: "finding their words"
    case .weighing: "weighing"
    case .choosing: "choosing"
    }
  }
}
