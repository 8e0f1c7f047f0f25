import ArgumentParser
import CommentText
import CorpusReading
import Coverage
import SystemPackage
import VocabAudit
import WordPiece

/// `kc-vocab audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Tell how well a vocabulary fits comments: what becomes [UNK], why, and how much text a token holds.",
    discussion: """
      Counts are exact over the whole corpus; intervals are 95 % bootstrap intervals over lines. No special tokens are \
      added, and special tokens in the text count as ordinary text.

      Rates, for --fail-if and --json:
      \(AuditRate.allCases.map { "  \($0.rawValue): \($0.definition)" }.joined(separator: "\n"))
        drift: Jensen–Shannon distance of the tokens used from the baseline's
      --fail-if also takes <rate>.low and <rate>.high, the ends of its interval, and <rate>.change since the baseline.
      """)

  @OptionGroup var vocabulary: VocabularyOptions
  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: ArgumentHelp("Compare with this vocabulary on the same text; repeatable.", valueName: "vocabulary"))
  var against: [String] = []

  @Option(help: ArgumentHelp("An earlier audit's JSON: show what changed since.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Exit with 3 if this holds, as in 'unknown_line_rate>1%'; repeatable.", valueName: "condition"))
  var failIf: [String] = []

  @OptionGroup(title: "Groups") var groups: GroupOptions

  @Option(help: "Seed of the bootstrap.")
  var seed: UInt64 = 1

  @Flag(help: "Print the report as Markdown, for a model card.")
  var markdown = false

  @OptionGroup(title: "Run") var runOptions: RunOptions

  func validate() throws {
    if markdown && runOptions.json { throw ValidationError("--markdown and --json: one of them only") }
    if input.isEmpty { throw ValidationError("Missing expected argument '<file>'") }
  }

  mutating func run() throws {
    let gates = try readGates()
    let earlier = try baseline.map { try Baseline(contentsOf: FilePath($0)) }
    let plan = try AuditPlan(vocabulary, against: against)
    runOptions.warn(plan.remarks)
    var report = try plan.report(input, groups, runOptions, seed: seed)
    if let earlier, let baseline { report.compare(with: earlier, name: baseline, plan.audited) }
    try report.check(gates)
    try print(report)
    // What follows may be a failure, which ends the process.
    try StandardOutput.shared.flush()
    let missed = report.missedGates.map { "\($0.condition) (measured \($0.measuredText))" }
    guard missed.isEmpty else {
      throw CommandFailure(
        (missed.count == 1 ? "gate missed: " : "gates missed: ") + missed.joined(separator: ", "),
        exitStatus: .gateMissed)
    }
  }

  /// - Throws: `CommandFailure`: a gate that cannot be read is wrong usage.
  private func readGates() throws -> [Gate] {
    do throws(VocabAuditError) {
      let gates = try failIf.map { text throws(VocabAuditError) in try Gate(text) }
      if baseline == nil, let gate = gates.first(where: { $0.figure.needsBaseline }) {
        throw VocabAuditError.gateNeedsBaseline(gate.text)
      }
      return gates
    } catch {
      throw CommandFailure(error.message, exitStatus: .usage)
    }
  }

  private func print(_ report: AuditReport) throws {
    if runOptions.json { return try StandardOutput.shared.write(bytes: try report.json()) }
    try StandardOutput.shared.write(markdown ? report.sections.markdown : report.sections.terminalText)
  }
}
