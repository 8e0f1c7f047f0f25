import Storage
import ArgumentParser
import SystemPackage
import VocabMerging
import WordCounting
import WordPiece

/// `kc-vocab merge`
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join other vocabularies' entries to a vocabulary whose ids stay, and show what that does.",
    discussion: """
      Every token of the base keeps its id. What the donors have besides is appended in their order, so that
      segmentation is plain longest match over all of it. Special tokens are matched by role, [unused] entries skipped.

      kc-vocab merge vocab/mine koelectra/vocab.txt --output vocab/merged
      kc-vocab merge vocab/mine a.txt b.txt --on comments.txt --min-count 5 --size 50000 --output vocab/merged
      kc-vocab merge vocab/mine koelectra/vocab.txt --on comments.txt --dry-run --json
      """)

  @Argument(
    help: "The vocabulary that keeps its ids: a directory, a vocab.txt or a tokenizer.json.", completion: .file())
  var base: String

  @Argument(help: ArgumentHelp("Vocabularies whose entries join it.", valueName: "donor"), completion: .file())
  var donors: [String]

  @OptionGroup(title: "Corpus") var corpus: MergeCorpusOptions
  @OptionGroup(title: "Choosing") var merging: MergeArguments
  @OptionGroup(title: "Text, for a base that is a bare vocab.txt, which does not say") var text: PipelineOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Directory to write the vocabulary into.", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Flag(help: "Show what would be done and write nothing.")
  var dryRun = false

  @OptionGroup var length: ReportLengthOption
  @OptionGroup(title: "Reports") var reports: ReportOptions

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var plan: OutputPlan {
    OutputPlan(
      [
        .directory("--output", dryRun ? nil : output),
        .file("--dedup-report", corpus.reading.deduplication.dedupReport),
      ] + reports.outputs, replacing: runOptions.force)
  }

  private var filesRead: [FilePath] {
    get throws {
      let named = [base] + donors + (merging.excludeFile.map { [$0] } ?? [])
      return try named.map { FilePath($0) } + corpus.filesRead()
    }
  }

  func validate() throws {
    try plan.validate(json: runOptions.json)
    if output == nil && !dryRun {
      throw ValidationError("nowhere to write to: give --output <directory>, or --dry-run to see what would be done")
    }
    if merging.needsCorpus && corpus.isEmpty {
      throw ValidationError(VocabMergingError.occurrencesWithoutCorpus.message)
    }
    if ([base] + donors + corpus.on + corpus.onCounts).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("-: standard input is named twice; it can be read only once")
    }
  }

  mutating func run() throws {
    let path = dryRun ? nil : output.map { FilePath($0) }
    try plan.check(reading: filesRead)
    let (merger, loaded) = try self.merger()
    if !corpus.on.isEmpty { try corpus.reading.cleaning.settle(loaded, runOptions) }
    let run = MergeRun(corpus: corpus, runOptions: runOptions)
    let (result, coverage) = try run.merge(merger)
    runOptions.warn(result.warnings.map(\.message))
    if let path {
      try result.write(
        to: path, replacing: runOptions.force, toolVersion: Version.current,
        tokenCounts: coverage?.vocabularies[1].tokenCounts,
        sources: coverage?.words.sources ?? [])
    }
    if runOptions.json {
      try StandardOutput.shared.write(bytes: result.report.json)
    } else if !runOptions.quiet {
      try plan.report(length.text(short: result.report.shortSections, full: result.report.sections))
      try plan.report(path.map { "\nwritten to \($0)\n" } ?? "\ndry run: nothing was written\n")
    }
    try reports.write(result.report.json, markdown: result.report.sections.markdown, replacing: runOptions.force)
  }

  /// The merger, and the base as it was read.
  private func merger() throws -> (VocabularyMerger, base: LoadedVocabulary) {
    let paths = [base] + donors
    let loaded = try parallelMap(count: paths.count, threads: runOptions.threadCount) { place in
      Result { try loadVocabulary(paths[place]) }
    }.map { try $0.get() }
    var parents = loaded.map { MergeParent($0) }
    for (place, title) in reportNames(loaded.map(\.path)).enumerated() { parents[place].title = title }
    let pipeline = try text.pipeline(for: loaded[0])
    runOptions.warn(loaded[0].remarks.map { $0.message(pipeline) })
    let merger = try VocabularyMerger(
      base: parents[0], donors: Array(parents.dropFirst()), options: try merging.options(pipeline))
    return (merger, loaded[0])
  }
}

/// Names for reports: the last component, with more where that tells too little.
private func reportNames(_ paths: [FilePath]) -> [String] {
  zip(paths, shortNames(paths)).map { path, name in
    let isUsual = [VocabularyFiles.vocabulary, VocabularyFiles.tokenizer].contains(name)
    return isUsual ? path.components.suffix(2).map(\.string).joined(separator: "/") : name
  }
}
