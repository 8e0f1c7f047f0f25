import ArgumentParser
import CommentText
import CorpusReading
import Coverage
import SystemPackage
import VocabMerging
import WordCounting
import WordPiece

/// `kc-vocab prune`
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract:
      "Take entries out of a vocabulary by count, by list or to a size, and say which id each of the others has now.",
    discussion: """
      Special and added tokens stay, and single characters unless --drop names them. What is left keeps its order and moves up; \
      prune-map.tsv has the new id of each old one, to cut the rows of an embedding by.

      kc-vocab prune vocab/merged --on comments.txt --size 30000 --output vocab/small
      kc-vocab prune vocab/merged --on-counts words.tsv.zst --min-count 20 --output vocab/used
      kc-vocab prune kcbert/vocab.txt --drop names.txt --dry-run
      """)

  @Argument(help: "The vocabulary: a directory, a vocab.txt or a tokenizer.json.", completion: .file())
  var vocabulary: String

  @OptionGroup(title: "Corpus") var corpus: MergeCorpusOptions

  @Option(
    help: ArgumentHelp(
      "Take out entries that occur fewer times as a token on the corpus, the rarest first.", valueName: "n"))
  var minCount: Int?

  @Option(
    help: ArgumentHelp(
      "Leave n tokens: the entry goes whose loss costs the fewest tokens on the corpus, one after the other.",
      valueName: "n"))
  var size: Int?

  @Option(
    help: ArgumentHelp("Take out the entries in this file, one a line as in vocab.txt.", valueName: "file"),
    completion: .file())
  var drop: String?

  @OptionGroup(title: "Text, for a bare vocab.txt, which does not say") var text: PipelineOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Directory to write the vocabulary into.", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Flag(help: "Show what would be done and write nothing.")
  var dryRun = false

  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var plan: OutputPlan {
    OutputPlan(
      [
        .directory("--output", dryRun ? nil : output),
        .file("--dedup-report", corpus.reading.deduplication.dedupReport),
      ], replacing: runOptions.force)
  }

  func validate() throws {
    try plan.validate(json: runOptions.json)
    if output == nil && !dryRun {
      throw ValidationError("nowhere to write to: give --output <directory>, or --dry-run to see what would be done")
    }
    if minCount == nil && size == nil && drop == nil { throw ValidationError(VocabMergingError.nothingAsked.message) }
    if (minCount != nil || size != nil) && corpus.isEmpty {
      throw ValidationError("--min-count and --size need a corpus to choose by; name one with --on or --on-counts")
    }
    if ([vocabulary] + corpus.on + corpus.onCounts).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("-: standard input is named twice; it can be read only once")
    }
  }

  mutating func run() throws {
    let path = dryRun ? nil : output.map { FilePath($0) }
    let named = [vocabulary] + (drop.map { [$0] } ?? [])
    try plan.check(reading: named.map { FilePath($0) } + corpus.filesRead())
    let loaded = try loadVocabulary(vocabulary)
    let pipeline = try text.pipeline(for: loaded)
    runOptions.warn(loaded.remarks.map { $0.message(pipeline) })
    if !corpus.on.isEmpty { try corpus.reading.cleaning.settle(loaded, runOptions) }
    let cutter = try VocabularyCutter(MergeParent(loaded), pipeline: pipeline, options: try options())
    if cutter.unmatchedCount > 0 {
      runOptions.warn("--drop: entries that the vocabulary does not have: \(grouped(cutter.unmatchedCount))")
    }
    let words = try words(cutter)
    let result = try cutter.cut(on: words, threads: runOptions.threadCount)
    let coverage = try words.map { try measured(loaded, result, $0) }
    if let path {
      try result.write(
        to: path, replacing: runOptions.force, toolVersion: Version.current,
        tokenCounts: coverage?.vocabularies[1].tokenCounts, sources: words?.sources ?? [])
    }
    let report = PruneReport(loaded, result, coverage)
    if runOptions.json { return try printJSON(report) }
    guard !runOptions.quiet else { return }
    try plan.report([report.section].terminalText)
    try plan.report(
      path.map { "\nwritten to \($0)\n\n" + PruneReport.advice($0) } ?? "\ndry run: nothing was written\n")
  }

  private func options() throws -> CuttingOptions {
    var options = CuttingOptions()
    if let drop { options.dropped = try ExclusionList.read(FilePath(drop)) }
    options.minimumOccurrences = minCount
    options.size = size
    return options
  }

  private func words(_ cutter: VocabularyCutter) throws -> WordCounts? {
    guard !corpus.isEmpty else { return nil }
    let tokenCount = 2 * cutter.parent.vocabulary.count
    let progress = ProgressLine(runOptions)
    defer { progress.clear() }
    guard corpus.onCounts.isEmpty else {
      let counts = try corpus.words(runOptions, tokenCount: tokenCount)
      guard counts.distinctWordCount > 0 else { throw CommandFailure.noWords }
      return counts
    }
    return try CountingRun(
      input: corpus.input, runOptions: runOptions, progress: progress, purpose: .choosing, tokenCount: tokenCount
    ).count(cutter.pipeline)
  }

  /// How the vocabulary before and after segments the corpus.
  private func measured(
    _ loaded: LoadedVocabulary, _ result: CuttingResult, _ words: WordCounts
  ) throws -> CorpusCoverage {
    let encoders = WordEncoder.together(
      [(loaded.vocabulary, loaded.maximumScalarCount), (result.vocabulary, loaded.maximumScalarCount)])
    var meter = try CoverageMeter(encoders, threads: runOptions.threadCount)
    meter.detail.hasDistributions = false
    return meter.measure(words)
  }
}
