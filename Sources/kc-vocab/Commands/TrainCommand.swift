import Storage
import ArgumentParser
import CommentText
import CorpusReading
import SystemPackage
import VocabTraining
import WordCounting
import WordPiece

/// `kc-vocab train`
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a WordPiece vocabulary from comments, or from counts files.",
    discussion: """
      Writes a directory that Hugging Face's AutoTokenizer loads: vocab.txt, tokenizer.json and its configuration, how often
      each token was seen, a manifest and a model card. The same input and options give the same bytes.

      kc-vocab train comments.txt more/*.txt --output vocab/mine
      kc-vocab train - --vocab-size 32000 --limit-alphabet 6000 --output out < comments.txt
      kc-vocab train --counts a.counts b.counts --output out
      kc-vocab train reviews.txt comments.txt:40 --count-power 0.85 --output out

      A weight after a file's name counts its words that many times. Counts are weighted, added, raised to --count-power and rounded
      to whole numbers, halves up, at least 1; exactly, on every machine.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Counts files to train from instead of comments; they are added up, each times its weight.",
      valueName: "file[:weight]"), completion: .file())
  var counts: [String] = []

  @OptionGroup(title: "Weights") var weights: WeightingOptions
  @OptionGroup(title: "Vocabulary") var training: TrainingArguments
  @OptionGroup(title: "Text") var text: PipelineOptions
  @OptionGroup(title: "Output") var output: OutputDirectoryOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Run") var runOptions: RunOptions

  private var plan: OutputPlan {
    OutputPlan(
      [.directory("--output", output.output), .file("--dedup-report", input.reading.deduplication.dedupReport)]
        + reports.outputs,
      replacing: runOptions.force)
  }

  private var filesRead: [FilePath] {
    get throws {
      _ = try input.weighted()
      return try input.filesRead() + weightedCounts().map(\.path) + training.alphabetFiles.map { FilePath($0) }
    }
  }

  private func weightedCounts() throws -> [WeightedName] {
    try counts.map { try WeightedName(CommandLineBytes.path($0)) }
  }

  func validate() throws {
    try plan.validate(json: runOptions.json)
    try reports.requireNoMarkdown()
    try input.reading.cleaning.requireNoVocabulary()
    if counts.isEmpty && input.isEmpty {
      throw ValidationError("nothing to train from: name files of comments, `-` for standard input, or --counts files")
    }
    if !counts.isEmpty && !input.isEmpty {
      throw ValidationError("--counts replaces files of comments; give one or the other")
    }
    if !counts.isEmpty && input.reading.deduplication.isOn {
      throw ValidationError("counts do not tell comments apart; give --dedup to `kc-vocab count`")
    }
    if !counts.isEmpty && !input.reading.cleaning.cleaner.isEmpty {
      throw ValidationError("counts can no longer be cleaned; give the options for cleaning to `kc-vocab count`")
    }
  }

  mutating func run() throws {
    try plan.check(reading: filesRead)
    var options = try training.options(threads: runOptions.threadCount)
    options.memoryLimitBytes = runOptions.memoryLimitBytes
    let progress = ProgressLine(runOptions)
    defer { progress.clear() }
    var stopwatch = Stopwatch()
    let (wordCounts, cleaning) = try stopwatch.time("counting") { try countWords(progress) }
    let result = try stopwatch.time("training") { try Trainer(options).train(wordCounts, progress) }
    try checkSize(result, options)
    progress.show(stage: "writing")
    try stopwatch.time("writing") { try write(result, wordCounts, options) }
    progress.clear()
    let figures = CountsFigures(wordCounts, cleaning: cleaning)
    let report = TrainReport(result, figures, stopwatch.stages)
    if runOptions.json {
      try printJSON(report)
    } else if !runOptions.quiet {
      let summary = TrainSummary(result: result, counts: figures, stages: stopwatch.stages, output: output.path)
      try plan.report(summary.text)
    }
    try reports.write(json(report), markdown: nil, replacing: runOptions.force)
  }

  private func countWords(_ progress: ProgressLine) throws -> (WordCounts, CleaningReport?) {
    guard !counts.isEmpty else { return try countComments(progress) }
    let sources = try weightedCounts()
    progress.show(stage: "reading counts")
    let joined = try weights.words(of: sources, runOptions, memory: try runOptions.countingMemory(for: .training))
    guard joined.totals.words > 0 else { throw CommandFailure.noWords }
    if let difference = text.isDefault
      ? nil : joined.pipeline.uncleaned.differences(from: text.stated(under: joined.pipeline)).first
    {
      throw CommandFailure(
        "\(counts[0]): was counted with another text pipeline than the flags say (\(difference.message)); leave the flags out"
      )
    }
    return (joined, nil)
  }

  private func countComments(_ progress: ProgressLine) throws -> (WordCounts, CleaningReport?) {
    var run = CountingRun(input: input, runOptions: runOptions, progress: progress, purpose: .training)
    run.weighting = try weights.weighting(try input.weighted().sources.map(\.weight))
    return try run.countCleaned(text.pipeline)
  }

  private func checkSize(_ result: TrainingResult, _ options: TrainingOptions) throws {
    let size = result.vocabulary.count
    guard size < options.vocabularySize else { return }
    let shortfall =
      "the corpus gives \(grouped(size)) of \(grouped(options.vocabularySize)) tokens: "
      + "no further pair occurs at least \(max(1, options.minimumFrequency)) times"
    if training.exactSize {
      throw CommandFailure("\(shortfall); add text, lower --min-frequency, or ask for --vocab-size \(size)")
    }
    runOptions.warn(shortfall)
  }

  private func write(_ result: TrainingResult, _ counts: WordCounts, _ options: TrainingOptions) throws {
    let encoder = WordEncoder(result.vocabulary)
    let tokenCounts = TokenCounts(counts, encoder, threads: runOptions.threadCount)
    try counts.checkVisits()
    warn(unknownWords: tokenCounts.unknownWords, of: counts.occurrences, result.alphabet)
    let manifest = VocabularyManifest(
      "training", TrainingDetails(result, options: options, counts: counts), vocabulary: result.vocabulary,
      pipeline: counts.pipeline, toolVersion: Version.current)
    let card = TrainingCard(result: result, counts: counts, tokenCounts: tokenCounts).text
    try VocabularyDirectory(manifest: manifest, tokenCounts: tokenCounts.occurrences, card: card)
      .write(to: output.path, replacing: runOptions.force)
  }

  /// Says so where characters that were left out make more than one word in a hundred unknown; of lines nothing is
  /// known any more.
  private func warn(unknownWords: Int, of words: Int, _ alphabet: AlphabetReport) {
    guard unknownWords > words / 100, !alphabet.dropped.isEmpty else { return }
    let most = alphabet.dropped.prefix(3).map { character in
      isShowable(character.character) ? String(character.character) : codePoint(character.character.value)
    }
    runOptions.warn(
      "\(percent(Double(unknownWords) / Double(words), decimals: 1)) of the training words become [UNK], because "
        + "\(grouped(alphabet.dropped.count)) characters were left out (\(most.joined(separator: " "))"
        + "\(alphabet.dropped.count > 3 ? " …" : "")); keep more with --limit-alphabet, --alphabet-coverage, --alphabet-min-count "
        + "or --vocab-size")
  }
}
