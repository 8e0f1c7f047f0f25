import CommentText
import CorpusReading
import Coverage
import FoundationEssentials
import SystemPackage
import VocabAudit
import WordCounting
import WordPiece

/// The vocabularies of an audit, all read before the corpus is.
struct AuditPlan {
  let audited: Vocabulary
  /// What should be known of how the vocabularies were read.
  let remarks: [String]
  /// The audited vocabulary, with what came with it.
  let loaded: LoadedVocabulary
  let vocabularies: [AuditedVocabulary]

  /// Comments that a report shows of each vocabulary and comparison: enough that most of its figures lead to one.
  private static let exampleCount = 60

  var auditedName: String { vocabularies[0].name }

  /// What people read in place of the vocabularies' names.
  let titles: [String]

  let encoders: [WordEncoder]
  let pipeline: TextPipeline

  /// - Throws: `CommandFailure` where a vocabulary to compare with has another pipeline: its tokens would come from
  ///   other words.
  /// - Parameter inputs: the operands behind the vocabulary.
  init(_ options: VocabularyOptions, before inputs: [String], against others: [String] = []) throws {
    let loaded: LoadedVocabulary
    (loaded, pipeline) = try options.load(before: inputs)
    self.loaded = loaded
    audited = loaded.vocabulary
    var all = [loaded]
    for path in others {
      let other = try loadVocabulary(path)
      let differences = other.pipeline?.uncleaned.differences(from: pipeline) { check in
        for token in loaded.vocabulary.tokens { check.look(at: token) }
        for token in other.vocabulary.tokens { check.look(at: token) }
      }
      if let difference = differences?.first {
        throw CommandFailure(
          "\(path): has another text pipeline than \(options.vocabulary) (\(difference.message)); "
            + "compare vocabularies of one pipeline, or name its vocab.txt alone")
      }
      guard other.vocabulary.addedTokens == loaded.vocabulary.addedTokens else {
        throw CommandFailure(
          "\(path): has other added tokens than \(options.vocabulary), so that text is cut into other words; "
            + "audit each by itself")
      }
      all.append(other)
    }
    let pipeline = pipeline
    remarks = all.flatMap { $0.remarks.map { $0.message(pipeline) } }
    let names = shortNames(all.map(\.path))
    titles = vocabularyTitles(all.map(\.path), named: names)
    vocabularies = try zip(names, all).map { name, loaded in
      AuditedVocabulary(name, loaded.vocabulary, origins: try TokenOrigins(loaded))
    }
    encoders = WordEncoder.together(all.map { ($0.vocabulary, $0.maximumScalarCount) })
    for loaded in all where loaded.vocabulary.unknownID == nil {
      throw CommandFailure(
        "\(loaded.path): has no [UNK]; it cannot say what it does not know. Add an unknown token to it")
    }
  }

  /// Reads and measures the corpus, with progress and warnings.
  func coverage(
    _ input: InputOptions, _ run: RunOptions, recordsUnknownWordSets: Bool = false
  ) throws -> CorpusCoverage {
    try measuring(input, run) { measuring in
      var meter = try CoverageMeter(encoders, threads: run.threadCount)
      meter.recordsUnknownWordSets = recordsUnknownWordSets
      return try measuring.measure(meter, pipeline)
    }
  }

  /// - Parameters:
  ///   - seen: what the vocabulary may have been trained on.
  ///   - digestsSources: whether what is told of the sources is to hold their digests.
  func report(
    _ input: InputOptions, _ groups: GroupOptions, _ run: RunOptions, seed: UInt64, seen: [SeenSource] = [],
    digestsSources: Bool = false
  ) throws -> (report: AuditReport, sources: [SourceDescription]) {
    let stages = try seen.map { try $0.stage(input.reading, run, pipeline) }
    let first = stages.compactMap(\.self)
    let (coverage, found) = try measuring(input, run, first: first, digestsSources: digestsSources) { measuring in
      let meter = try meter(run)
      guard let group = groups.selector else { return (try measuring.measure(meter, pipeline), [GroupCoverage]()) }
      return try measuring.measure(meter, pipeline, by: group)
    }
    let report = try report(coverage, groups: found, run, seed: seed, seen: Array(zip(seen, stages)))
    return (report, coverage.words.sources)
  }

  /// - Parameter seen: with what found comments again; nil for word counts.
  func report(
    _ coverage: CorpusCoverage, groups: [GroupCoverage], _ run: RunOptions, seed: UInt64,
    seen: [(source: SeenSource, stage: Recognition?)]
  ) throws -> AuditReport {
    var audit = Audit(try CompiledPipeline(pipeline))
    audit.seed = seed
    audit.threads = run.threadCount
    var report = try audit.report(coverage, vocabularies, groups: groups)
    if !seen.isEmpty {
      report.seen = try seen.map { source, stage in
        if let stage { return SeenReport(file: source.name, stage.summary) }
        return SeenReport(file: source.name, try coverage.words.overlap(with: source.counts(run)))
      }
    }
    return report
  }

  /// What measures as a report needs it.
  func meter(_ run: RunOptions) throws -> CoverageMeter {
    var meter = try CoverageMeter(encoders, threads: run.threadCount)
    meter.exampleCount = Self.exampleCount
    return meter
  }

  /// The report with the names that people read.
  func titled(_ report: AuditReport) -> AuditReport { report.renamed(titles) }

  private func measuring<Result>(
    _ input: InputOptions, _ run: RunOptions, first: [any CommentStage] = [], digestsSources: Bool = false,
    _ body: (MeasuringRun) throws -> Result
  ) rethrows -> Result {
    let progress = ProgressLine(run)
    defer { progress.clear() }
    return try body(
      MeasuringRun(input: input, runOptions: run, progress: progress, digestsSources: digestsSources, first: first))
  }
}

extension TokenOrigins {
  /// What a vocabulary directory says of where its tokens come from: a merge's map, else its manifest; nil where
  /// neither does.
  fileprivate init?(_ loaded: LoadedVocabulary) throws {
    guard loaded.form == .directory else { return nil }
    let count = loaded.vocabulary.count
    let path = loaded.path.appending(VocabularyFiles.mergeMap)
    if let map = FileManager.default.contents(atPath: path.string) {
      try self.init(mergeMap: Array(map), tokenCount: count, path: path)
    } else if let manifest = loaded.manifest {
      self.init(manifest: manifest, tokenCount: count)
    } else {
      return nil
    }
  }
}
