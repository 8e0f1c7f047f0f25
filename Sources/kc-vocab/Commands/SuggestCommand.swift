import ArgumentParser
import CommentText
import Coverage
import DurableFiles
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
    name: .shortAndLong, help: ArgumentHelp("Write the tokens here, as a vocabulary to merge.", valueName: "file"))
  var output: String?

  @Flag(help: "Print the report as Markdown.")
  var markdown = false

  @OptionGroup(title: "Run") var runOptions: RunOptions

  func validate() throws {
    if markdown && runOptions.json { throw ValidationError("--markdown and --json: one of them only") }
    if input.isEmpty { throw ValidationError("Missing expected argument '<file>'") }
    if budget < 1 { throw ValidationError("--budget \(budget): at least 1 is needed") }
    try LargestNumber.check("--budget", budget, LargestNumber.suggestions)
    if unknownCost < 1 { throw ValidationError("--unknown-cost \(unknownCost): at least 1 is needed") }
  }

  mutating func run() throws {
    let plan = try AuditPlan(vocabulary)
    let coverage = try plan.coverage(input, runOptions, recordsUnknownWordSets: true)
    guard coverage.text.lines > 0 else { throw VocabAuditError.emptyCorpus }
    guard coverage.text.words > 0 else { throw VocabAuditError.noWords }
    try runOptions.memoryPlan.require(MemoryPlan.byteCountOfSuggesting(coverage))
    var options = SuggestionOptions()
    options.budget = budget
    options.unknownWordCost = unknownCost
    options.threads = runOptions.threadCount
    let suggestion = Suggester(options).suggest(coverage)
    if let output {
      let file = try StagedFile(FilePath(output))
      try file.write(bytes: suggestion.donor(for: plan.audited).fileBytes)
      try file.commit()
    }
    let report = SuggestionReport(suggestion, coverage, name: plan.auditedName)
    if runOptions.json { return try StandardOutput.shared.write(bytes: try report.json()) }
    try StandardOutput.shared.write(markdown ? report.sections.markdown : report.sections.terminalText)
  }
}
