import ArgumentParser
internal import CommentText
internal import CorpusReading
internal import Coverage
internal import Measuring
internal import SystemPackage
internal import VocabMerging
internal import WordPiece

/// Measures in this process what a merge does to a file, and prints one JSON line, as the peers' measurement does.
///
/// The clock runs from the open file to the finished report, with the base, the merged vocabulary and the donor
/// measured; starting up, merging, printing and giving memory back are left out.
@main
struct MergeBench: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "merge-bench")

  @Argument var corpus: String
  @Option var base: String
  @Option var donor: String
  @Option var threads = 2
  @Flag(help: "Normalise to NFC first, as kc-vocab's default does.") var nfc = false

  func run() throws {
    var pipeline = TextPipeline()
    pipeline.normalization = nfc ? .nfc : .none
    var options = MergeOptions()
    options.pipeline = pipeline
    let parents = try [base, donor].map { MergeParent(name: $0, vocabulary: try Vocabulary(contentsOf: FilePath($0))) }
    let merger = try VocabularyMerger(base: parents[0], donors: [parents[1]], options: options)
    var result = try merger.merge(isMeasured: true, threads: threads)
    var meter = try CoverageMeter(result.encodersToMeasure(), threads: threads)
    meter.detail = MergeResult.measuredDetail
    var reading = ReadingOptions()
    reading.digestsSources = false
    let reader = try CorpusReader([.file(FilePath(corpus))], options: reading)
    let compiled = try CompiledPipeline(pipeline)

    let clock = ContinuousClock()
    var coverage: CorpusCoverage?
    let wall = try clock.measure {
      let measured = try meter.measure(reader, compiled).coverage
      coverage = measured
      result.addEffect(measured)
    }
    defer { withExtendedLifetime(coverage) {} }
    guard let effect = result.report.effect else { return }
    MeasuredJob(
      "merging", byteCount: effect.corpus.bytes, wall: wall, tokenCount: effect.after.totals.tokens
    ).print()
  }
}
