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
      if let difference = other.pipeline?.uncleaned.differences(from: pipeline).first {
        throw CommandFailure(
          "\(path): has another text pipeline than \(options.vocabulary) (\(difference.message)); "
            + "compare vocabularies of one pipeline, or name its vocab.txt alone")
      }
      all.append(other)
    }
    vocabularies = try zip(shortNames(all.map(\.path)), all).map { name, loaded in
      AuditedVocabulary(name, loaded.vocabulary, origins: try TokenOrigins(loaded))
    }
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
    try measure(input, run) { meter, reader, progress in
      meter.recordsUnknownWordSets = recordsUnknownWordSets
      return (try meter.measure(reader, try CompiledPipeline(pipeline), progress: progress), ())
    }.coverage
  }

  func report(_ input: InputOptions, _ groups: GroupOptions, _ run: RunOptions, seed: UInt64) throws -> AuditReport {
    var audit = Audit(try CompiledPipeline(pipeline))
    audit.seed = seed
    audit.threads = run.threadCount
    guard groups.selector != nil else { return try audit.report(try coverage(input, run), vocabularies) }
    let (coverage, found) = try measure(input, run, groups.selector) { meter, reader, progress in
      try meter.measureGroups(reader, try CompiledPipeline(pipeline), progress: progress)
    }
    return try audit.report(coverage, vocabularies, groups: found)
  }

  private func measure<Groups>(
    _ input: InputOptions, _ run: RunOptions, _ group: GroupSelector? = nil,
    _ body: (inout CoverageMeter, CorpusReader, @escaping CountingProgress) throws -> (CoverageResult, Groups)
  ) throws -> (coverage: CorpusCoverage, groups: Groups) {
    let progress = ProgressLine(isQuiet: run.quiet)
    defer { progress.clear() }
    let dedup = try run.deduplication(input)
    let reader = try input.reader(dedup: dedup) { options in
      options.group = group
      // Reports do not name the sources' digests.
      options.digestsSources = false
    }
    for warning in ReadingWarnings.empty(reader) { run.warn(warning) }
    var meter = try CoverageMeter(encoders, threads: run.threadCount)
    meter.stopsAtInvalidText = input.strict
    meter.memory = try run.countingMemory(for: .measuring, input)
    let (result, groups) = try body(&meter, reader) { done, total in
      progress.show(stage: "measuring", done: done, total: total, unit: .bytes)
    }
    progress.clear()
    try dedup.report(run)
    let invalid = ReadingWarnings.invalid(result.coverage.corpus.invalidSequences, result.invalidLocations)
    for warning in try ReadingWarnings.skipped(reader.skippedRecords()) + invalid { run.warn(warning) }
    return (result.coverage, groups)
  }
}

extension TokenOrigins {
  /// What a vocabulary directory says of where its tokens come from: a merge's map, else its manifest; nil where neither
  /// does.
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
