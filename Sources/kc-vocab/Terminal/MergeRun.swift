import CommentText
import CorpusReading
import Coverage
import VocabMerging
import WordCounting

/// A merge with its corpus: read once to choose by, if anything is to be chosen by it, and once to measure the result.
struct MergeRun {
  let corpus: MergeCorpusOptions
  let runOptions: RunOptions
  private let progress: ProgressLine

  init(corpus: MergeCorpusOptions, runOptions: RunOptions) {
    self.corpus = corpus
    self.runOptions = runOptions
    progress = ProgressLine(runOptions)
  }

  /// - Returns: The merge with its effect, and how the vocabularies segment the corpus; nil without one.
  func merge(_ merger: VocabularyMerger) throws -> (MergeResult, CorpusCoverage?) {
    defer { progress.clear() }
    let words = try words(merger)
    var result = try merger.merge(
      on: merger.choosesByCorpus ? words : nil, isMeasured: !corpus.isEmpty, threads: runOptions.threadCount)
    guard !corpus.isEmpty else { return (result, nil) }
    let coverage = try coverage(result, merger, words)
    guard coverage.text.words > 0 else { throw CommandFailure.noWords }
    result.addEffect(coverage)
    return (result, coverage)
  }

  /// The corpus's words, where they are at hand or something is to be chosen by them.
  private func words(_ merger: VocabularyMerger) throws -> WordCounts? {
    if !corpus.onCounts.isEmpty { return try countsFiles(merger) }
    guard !corpus.on.isEmpty, merger.choosesByCorpus else { return nil }
    try checkRereadable()
    return try CountingRun(
      input: corpus.input, runOptions: runOptions, progress: progress, purpose: .choosing,
      tokenCount: merger.tokenCountInMemory
    ).count(merger.pipeline)
  }

  private func countsFiles(_ merger: VocabularyMerger) throws -> WordCounts {
    let counts = try corpus.words(runOptions, tokenCount: merger.tokenCountInMemory)
    if let difference = merger.wordDifferences(counts).first {
      throw CommandFailure(
        "\(corpus.onCounts[0]): was counted with another text pipeline than the base's (\(difference.message)); "
          + "count the corpus again with the base's, or give a bare base the flags of the counts")
    }
    guard counts.distinctWordCount > 0 else { throw CommandFailure.noWords }
    if let trained = merger.pipeline.cleaning, trained != counts.pipeline.cleaning {
      let own = counts.pipeline.cleaning ?? Cleaner()
      runOptions.warn(
        "\(corpus.onCounts[0]): its text \(own.clause), and the base was made from text cleaned by \(trained.canonicalForm); "
          + "count text that is cleaned so")
    }
    return counts
  }

  private func coverage(
    _ result: MergeResult, _ merger: VocabularyMerger, _ words: WordCounts?
  ) throws -> CorpusCoverage {
    var meter = try CoverageMeter(
      result.encodersToMeasure(), threads: runOptions.threadCount)
    meter.detail = MergeResult.measuredDetail
    if !corpus.onCounts.isEmpty, let words { return meter.measure(words) }
    // What was said of the corpus while its words were counted need not be said again.
    let measuring = MeasuringRun(
      input: corpus.input, runOptions: runOptions, progress: progress, isRepeated: words != nil,
      tokenCount: merger.tokenCountInMemory)
    let coverage = try measuring.measure(meter, merger.pipeline)
    if let words, words.sources != coverage.words.sources {
      throw CorpusError.changedWhileReading(CommandLineBytes.path(corpus.on[0]))
    }
    return coverage
  }

  /// To choose and then to measure takes the corpus twice, which a pipe cannot give.
  private func checkRereadable() throws {
    for input in try corpus.input.inputs() where !input.isRereadable {
      throw CommandFailure(
        "--on \(input.path): choosing reads the corpus twice, and a pipe can be read only once; name a file, or count it "
          + "first (kc-vocab count) and give --on-counts")
    }
  }
}
