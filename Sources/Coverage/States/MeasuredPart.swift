public import CommentText
public import CorpusReading
public import WordCounting

/// What parts of a corpus come to before anything is made of it, to be joined with others.
public struct MeasuredParts: Sendable {
  /// Inputs that were read.
  public var files: Int
  /// With the cleaning of the comments.
  public var pipeline: TextPipeline
  /// One without a name, or one for each group in the order of their names.
  var parts: [MeasuredPart]
  /// The first places that were not UTF-8, in the order of the inputs, at most `CountingResult.invalidLocationLimit`.
  public var invalidLocations: [CorpusLocation]

  /// What was read.
  public var totals: CorpusTotals { parts.reduce(CorpusTotals()) { $0 + $1.totals } }
}

/// A corpus or one of its groups: the words, and what the lines came to.
struct MeasuredPart: Sendable {
  /// Nil where there are no groups.
  var group: [UInt8]?
  var totals: CorpusTotals
  var words: WordCounts
  var lines: LineSums
}

extension CoverageMeter {
  /// Reads everything that `reader` has and measures it, to be joined with other parts of the corpus.
  /// - Parameter isGrouped: whether the reader gives groups (`ReadingOptions.group`).
  /// - Throws: as `measure` and `measureGroups`.
  public func measureParts(
    _ reader: CorpusReader, _ pipeline: CompiledPipeline, isGrouped: Bool, progress: CountingProgress? = nil
  ) throws(CoverageError) -> MeasuredParts {
    let text = pipeline.pipeline.cleaned(by: reader.cleaner)
    guard isGrouped else {
      let workers = try read(reader, progress) {
        CoverageWorker(pipeline, meter: self, byteCount: (reader.totalBytes ?? 0) / threads)
      }
      return try parts([(nil, workers)], text, reader)
    }
    let grouped = try read(reader, progress) { GroupedWorker(pipeline, meter: self) }
    var groups: [(name: [UInt8]?, workers: [CoverageWorker])] = []
    let names = reader.groupNames.enumerated().sorted { $0.element.lexicographicallyPrecedes($1.element) }
    for (number, name) in names { groups.append((name, grouped.compactMap { $0.workers[number] })) }
    return try parts(groups, text, reader)
  }

  private func parts(
    _ groups: [(name: [UInt8]?, workers: [CoverageWorker])], _ pipeline: TextPipeline, _ reader: CorpusReader
  ) throws(CoverageError) -> MeasuredParts {
    do {
      let sources = reader.sourceDescriptions()
      var parts: [MeasuredPart] = []
      for (name, workers) in groups {
        let totals = workers.reduce(CorpusTotals()) { $0 + $1.totals }
        var lines = LineSums(
          vocabularies: vocabularies.count, comparisons: comparisonCount, exampleCount: exampleCount)
        for worker in workers { lines.add(worker.lines.sums) }
        parts.append(
          MeasuredPart(group: name, totals: totals, words: try words(workers, pipeline, totals, sources), lines: lines))
      }
      return MeasuredParts(
        files: sources.count, pipeline: pipeline, parts: parts,
        invalidLocations: try invalidLocations(groups.flatMap(\.workers), reader))
    } catch { throw .counting(error) }
  }

  private func words(
    _ workers: [CoverageWorker], _ pipeline: TextPipeline, _ totals: CorpusTotals, _ sources: [SourceDescription]
  ) throws(WordCountingError) -> WordCounts {
    for worker in workers { worker.forgetWords() }
    return try words(
      of: workers.map(\.table), workers.compactMap(\.spill), pipeline: pipeline, totals: totals, sources: sources)
  }

  /// The words of several threads' tables, in memory, or in files if one of them was spilled.
  func words(
    of tables: [CountingTable], _ spills: [TableSpill], pipeline: TextPipeline, totals: CorpusTotals,
    sources: [SourceDescription]
  ) throws(WordCountingError) -> WordCounts {
    guard let memory, spills.contains(where: \.hasSpilled) else {
      return try WordCounts(
        joining: tables, threads: threads, pipeline: pipeline, totals: totals, sources: sources)
    }
    return try TableSpill.counts(
      spills, memory, threads: threads, pipeline: pipeline, totals: totals, sources: sources)
  }

  var comparisonCount: Int { detail.comparisonCount(vocabularies: vocabularies.count) }
}
