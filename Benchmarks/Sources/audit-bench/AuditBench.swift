import ArgumentParser
internal import CommentText
internal import CorpusReading
internal import Coverage
internal import Measuring
internal import SystemPackage
internal import VocabAudit
internal import WordPiece

/// Audits a vocabulary on a file in this process and prints one JSON line, as the peers' measurement does.
///
/// The clock runs from the open file to the finished report; starting up, preparing the vocabulary, printing and giving
/// memory back are left out.
@main
struct AuditBench: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "audit-bench")

  @Argument var corpus: String
  @Option var vocab: String
  @Option var threads = 2
  @Flag(help: "Normalise to NFC first, as kc-vocab's default does.") var nfc = false

  func run() throws {
    let vocabulary = try Vocabulary(contentsOf: FilePath(vocab))
    var pipeline = TextPipeline()
    pipeline.normalization = nfc ? .nfc : .none
    let compiled = try CompiledPipeline(pipeline)
    let meter = try CoverageMeter([vocabulary], threads: threads)
    var options = ReadingOptions()
    options.digestsSources = false
    let reader = try CorpusReader([.file(FilePath(corpus))], options: options)
    var audit = Audit(compiled)
    audit.threads = threads

    let clock = ContinuousClock()
    var (coverage, report): (CorpusCoverage?, AuditReport?)
    let wall = try clock.measure {
      let measured = try meter.measure(reader, compiled).coverage
      coverage = measured
      report = try audit.report(measured, [AuditedVocabulary("audited", vocabulary)])
    }
    defer { withExtendedLifetime(coverage) {} }
    guard let report else { return }
    MeasuredJob(
      "auditing", byteCount: report.corpus.bytes, wall: wall, tokenCount: report.vocabularies[0].totals.tokens
    ).print()
  }
}
