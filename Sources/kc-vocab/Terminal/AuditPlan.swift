import CommentText
import CorpusReading
import Coverage
import SystemPackage
import VocabAudit
import WordPiece

/// The vocabularies of an audit, all read before the corpus is.
struct AuditPlan {
  let audited: Vocabulary
  private let vocabularies: [AuditedVocabulary]

  var auditedName: String { vocabularies[0].name }

  private let encoders: [WordEncoder]
  private let pipeline: TextPipeline

  /// - Throws: `CommandFailure` where a vocabulary to compare with has another pipeline: its tokens would come from other
  ///   words.
  init(_ options: VocabularyOptions, against others: [String] = []) throws {
    let loaded = try LoadedVocabulary(contentsOf: FilePath(options.vocabulary))
    pipeline = try options.text.pipeline(for: loaded)
    audited = loaded.vocabulary
    var all = [loaded]
    for path in others {
      let other = try LoadedVocabulary(contentsOf: FilePath(path))
      if let difference = other.pipeline?.differences(from: pipeline).first {
        throw CommandFailure(
          "\(path): has another text pipeline than \(options.vocabulary) (\(difference.message)); "
            + "compare vocabularies of one pipeline, or name its vocab.txt alone")
      }
      all.append(other)
    }
    vocabularies = zip(shortNames(all.map(\.path)), all).map { AuditedVocabulary($0, $1.vocabulary) }
    encoders = all.map { WordEncoder($0.vocabulary, maximumScalarCount: $0.maximumScalarCount) }
    for loaded in all where loaded.vocabulary.unknownID == nil {
      throw CommandFailure(
        "\(loaded.path): has no [UNK]; it cannot say what it does not know. Add an unknown token to it")
    }
  }

  /// Reads and measures the corpus, with progress and warnings.
  func coverage(
    _ input: InputOptions, _ run: RunOptions, recordsUnknownWordSets: Bool = false
  ) throws -> CorpusCoverage {
    let progress = ProgressLine(isQuiet: run.quiet)
    let dedup = try run.deduplication(input)
    let reader = try input.reader(dedup: dedup)
    for warning in ReadingWarnings.empty(reader) { run.warn(warning) }
    var meter = try CoverageMeter(encoders, threads: run.threadCount)
    meter.stopsAtInvalidText = input.strict
    meter.recordsUnknownWordSets = recordsUnknownWordSets
    let result = try meter.measure(reader, try CompiledPipeline(pipeline)) { done, total in
      progress.show(stage: "measuring", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    try dedup.report(run)
    let invalid = ReadingWarnings.invalid(result.coverage.corpus.invalidSequences, result.invalidLocations)
    for warning in try ReadingWarnings.skipped(reader.skippedRecords()) + invalid { run.warn(warning) }
    return result.coverage
  }

  func report(_ input: InputOptions, _ run: RunOptions, seed: UInt64) throws -> AuditReport {
    let coverage = try coverage(input, run)
    var audit = Audit(try CompiledPipeline(pipeline))
    audit.seed = seed
    audit.threads = run.threadCount
    return try audit.report(coverage, vocabularies)
  }
}

/// For each path as many of its last components as tell it from the others.
func shortNames(_ paths: [FilePath]) -> [String] {
  paths.map { path in
    for count in 1...max(path.components.count, 1) {
      let ending = path.components.suffix(count).map(\.string)
      let like = paths.count { $0.components.suffix(count).map(\.string) == ending }
      // The same path given twice stays the same.
      if like == 1 || paths.count(where: { $0 == path }) == like { return ending.joined(separator: "/") }
    }
    return path.string
  }
}
