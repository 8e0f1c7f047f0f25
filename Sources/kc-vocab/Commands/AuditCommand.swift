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
      Counts are exact over the whole corpus; intervals are 95 % bootstrap intervals over comments. No special tokens are \
      added, and special tokens in the text count as ordinary text.

      Rates, for --fail-if and --json:
      \(AuditRate.allCases.map { "  \($0.rawValue): \($0.definition)" }.joined(separator: "\n"))
        drift: Jensen–Shannon distance of the tokens used from the baseline's
      Parts of a corpus can be audited on many machines:

      kc-vocab audit vocab/mine part1.txt --partial --output 1.state
      kc-vocab audit vocab/mine --join 1.state 2.state.zst

      The second prints what `audit vocab/mine part1.txt part2.txt` prints, whatever the order of the states and however \
      they were joined or divided before (docs/formats.md). Repeated comments must be dropped before comments are divided; \
      with --group-by the first of equal comments stays.

      --fail-if also takes <rate>.low and <rate>.high, the ends of its interval, and <rate>.change since the baseline.
      """)

  @OptionGroup var vocabulary: VocabularyOptions
  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp("Compare with this vocabulary on the same text; repeatable.", valueName: "vocabulary"),
    completion: .file())
  var against: [String] = []

  @Option(
    help: ArgumentHelp(
      "Tell how much of the text this file holds, which was trained on: comments, or word counts; repeatable.",
      valueName: "file"), completion: .file())
  var seen: [String] = []

  @Option(
    help: ArgumentHelp("An earlier audit's JSON: show what changed since.", valueName: "file"), completion: .file())
  var baseline: String?

  @Flag(help: "Go on where the baseline does not exist yet, as for the first audit: gates on changes are not checked.")
  var baselineOptional = false

  @Option(
    help: ArgumentHelp("Exit with 3 if this holds, as in 'unknown_line_rate>1%'; repeatable.", valueName: "condition"))
  var failIf: [String] = []

  @OptionGroup(title: "Groups") var groups: GroupOptions

  @Option(help: "Seed of the bootstrap.")
  var seed: UInt64 = 1

  @Flag(help: "Print the report as Markdown, for a model card.")
  var markdown = false

  @OptionGroup var length: ReportLengthOption

  @OptionGroup(title: "Reports") var reports: ReportOptions

  @OptionGroup(title: "Parts of a corpus") var parts: AuditPartOptions

  @OptionGroup(title: "History") var history: RecordOptions

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var outputs: OutputPlan {
    OutputPlan(
      [.file("--dedup-report", input.reading.deduplication.dedupReport)] + reports.outputs + history.outputs
        + parts.outputs,
      replacing: runOptions.force)
  }

  func validate() throws {
    try outputs.validate(json: runOptions.json)
    if markdown && runOptions.json { throw ValidationError("--markdown and --json: one of them only") }
    if baselineOptional && baseline == nil {
      throw ValidationError("--baseline-optional says that the baseline may be missing; name it with --baseline")
    }
    if seen.contains("-") { throw ValidationError("--seen -: standard input can be read only once; name a file") }
    if input.isEmpty && !parts.replacesComments { throw ValidationError("Missing expected argument '<file>'") }
    try validateParts()
  }

  private func validateParts() throws {
    if parts.replacesComments {
      let option = parts.join.isEmpty ? "--counts" : "--join"
      if !input.isEmpty { throw ValidationError("\(option) replaces files of comments; give one or the other") }
      let cleaning = input.reading.cleaning
      if !cleaning.cleaner.isEmpty || cleaning.isAsTrained || input.reading.deduplication.isOn {
        throw ValidationError(
          "\(option) reads no comments that could be cleaned or dropped; give these options to the runs that read them")
      }
      if !parts.counts.isEmpty && groups.groupBy != nil {
        throw ValidationError("counts do not tell comments apart; leave out --group-by, or audit the comments")
      }
    }
    guard parts.part.partial else { return }
    let reported = [
      ("--json", runOptions.json), ("--markdown", markdown), ("--baseline", baseline != nil),
      ("--fail-if", !failIf.isEmpty), ("--seen", !seen.isEmpty), ("--report", !reports.report.isEmpty),
      ("--record", history.record != nil),
    ]
    if let option = reported.first(where: \.1)?.0 {
      throw ValidationError("\(option) is about the report, and --partial makes none; give it to the run that joins")
    }
  }

  mutating func run() throws {
    let gates = try readGates()
    let vocabularies = [vocabulary.vocabulary] + against
    try outputs.check(
      reading: (vocabularies + (baseline.map { [$0] } ?? []) + seen + parts.counts).map { FilePath($0) }
        + input.filesRead() + parts.states())
    let earlier = try readBaseline()
    let plan = try AuditPlan(vocabulary, before: input.files, against: against)
    runOptions.warn(plan.remarks)
    if !parts.replacesComments { try input.settleCleaning(plan.loaded, runOptions) }
    if let output = parts.output { return try plan.writeState(input, groups, parts.part, runOptions, to: output) }
    let seen = try seen.map { try SeenSource($0) }
    try asUsage { () throws(VocabAuditError) in
      for gate in gates { try gate.requireReachable(vocabularySize: plan.audited.count) }
    }
    var (report, sources) = try report(plan, seen)
    if let earlier, let baseline { report.compare(with: earlier, name: baseline, plan.audited) }
    try report.check(gates, baselineIsOptional: baselineOptional)
    try print(report, plan.titled(report))
    // What follows may be a failure, which ends the process.
    try StandardOutput.shared.flush()
    try reports.write(
      report.json(), markdown: plan.titled(report).sections.markdown, replacing: runOptions.force, trying: plan.tryBox)
    try history.add(report, sources, runOptions)
    let failed = report.failedGates.map(\.message)
    guard failed.isEmpty else {
      throw CommandFailure(
        (failed.count == 1 ? "gate failed: " : "gates failed: ") + failed.joined(separator: ", "),
        exitStatus: .gateFailed)
    }
  }

  private func report(
    _ plan: AuditPlan, _ seen: [SeenSource]
  ) throws -> (report: AuditReport, sources: [SourceDescription]) {
    if !parts.join.isEmpty {
      return try plan.report(
        joining: parts.states(), files: parts.files, groups, runOptions, seed: seed, seen: seen)
    }
    if !parts.counts.isEmpty { return try plan.report(of: parts.counts, runOptions, seed: seed, seen: seen) }
    return try plan.report(
      input, groups, runOptions, seed: seed, seen: seen, digestsSources: history.record != nil)
  }

  /// - Throws: `CommandFailure`: a gate that cannot be read, or that says nothing, is wrong usage.
  private func readGates() throws -> [Gate] {
    try asUsage { () throws(VocabAuditError) in
      let gates = try failIf.map { text throws(VocabAuditError) in try Gate(text) }
      if baseline == nil, let gate = gates.first(where: { $0.figure.needsBaseline }) {
        throw VocabAuditError.gateNeedsBaseline(gate.text)
      }
      return gates
    }
  }

  private func asUsage<Result>(_ body: () throws(VocabAuditError) -> Result) throws -> Result {
    do throws(VocabAuditError) { return try body() } catch {
      throw CommandFailure(error.message, exitStatus: .usage)
    }
  }

  /// The earlier audit; nil if there is none, and need not be.
  private func readBaseline() throws -> Baseline? {
    guard let baseline else { return nil }
    do throws(VocabAuditError) {
      return try Baseline(contentsOf: FilePath(baseline))
    } catch .file(.missing(let path)) {
      guard baselineOptional else {
        throw CommandFailure(
          "\(path): no such file; check the name, or say --baseline-optional where this audit is the first")
      }
      runOptions.warn("\(path): does not exist yet; nothing is compared with it, and gates on changes are not checked")
      return nil
    }
  }

  /// - Parameter titled: the same report with the names that people read.
  private func print(_ report: AuditReport, _ titled: AuditReport) throws {
    if runOptions.json { return try StandardOutput.shared.write(bytes: try report.json()) }
    try outputs.report(
      markdown ? titled.sections.markdown : length.text(short: titled.shortSections, full: titled.sections))
  }
}
