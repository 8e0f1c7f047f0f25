public import CommentText
public import CorpusReading
internal import Storage
public import WordCounting

extension CoverageMeter {
  /// Joins states, in any order, of parts that may be joined to any degree: rows with equal keys are added.
  ///
  /// What comes out is what `measure`, or `measureGroups`, gives for the whole corpus.
  /// - Parameters:
  ///   - version: of this program; states of another one are refused.
  ///   - fileCount: how many files the corpus has; nil: as many as the states say together.
  /// - Throws: `CoverageError.stateHeader`, `.stateRow`, `.stateSum`, `.noStates`, `.counting`, `.tooManyGroups`.
  /// - Complexity: O(bytes of states / threads), and each distinct word is encoded once, of groups twice.
  public func join(
    _ states: [CorpusInput], pipeline: TextPipeline, version: String, fileCount: Int? = nil,
    progress: CountingProgress? = nil
  ) throws(CoverageError) -> JoinedStates {
    let reader = try openStates(states)
    let expected = stateHeader(pipeline, version: version, groupBy: nil)
    let workers: [StateWorker]
    do {
      workers = try reader.forEachBlock(threads: threads) { _ in
        StateWorker(self, expected)
      } _: { worker, block in
        try worker.read(block)
        progress?(reader.bytesDone, reader.totalBytes)
      }
      for worker in workers { try worker.finish() }
    } catch {
      throw coverageError(error, reader)
    }
    let header = try commonHeader(workers.flatMap(\.headers), reader)
    let joining = StateJoining(
      meter: self, pipeline: header.pipeline, fileCount: fileCount ?? workers.reduce(0) { $0 + $1.fileCount })
    return try joining.join(workers, header, reader.sourceDescriptions())
  }

  private func openStates(_ states: [CorpusInput]) throws(CoverageError) -> CorpusReader {
    var options = ReadingOptions()
    options.format = .text
    // Rows hold whatever comments do, and the first line says well enough what the file is.
    options.encoding = .utf8
    options.endsLinesAtReturns = false
    do { return try CorpusReader(states, options: options) } catch { throw .counting(.reading(error)) }
  }

  /// What all states say, in the order of the files.
  private func commonHeader(
    _ headers: [(place: CorpusPlace, header: StateHeader)], _ reader: CorpusReader
  ) throws(CoverageError) -> StateHeader {
    let headers = headers.sorted { $0.place < $1.place }
    guard let first = headers.first?.header else { throw .noStates }
    for (place, header) in headers where header != first {
      guard header.groupBy == first.groupBy else {
        throw headerError(.groups(found: header.groupBy, expected: first.groupBy), place, reader)
      }
      throw headerError(.cleaning(header.pipeline.differences(from: first.pipeline)), place, reader)
    }
    return first
  }

  private func headerError(
    _ problem: StateHeaderProblem, _ place: CorpusPlace, _ reader: CorpusReader
  ) -> CoverageError {
    located(place, reader) { .stateHeader($0, problem) }
  }

  /// An error at a place, or what keeps the place from being found.
  private func located(
    _ place: CorpusPlace, _ reader: CorpusReader, _ error: (CorpusLocation) -> CoverageError
  ) -> CoverageError {
    do throws(CorpusError) { return error(try reader.location(of: place)) } catch { return .counting(.reading(error)) }
  }

  private func coverageError(_ error: any Error, _ reader: CorpusReader) -> CoverageError {
    switch error {
    case let fault as StateFault:
      switch fault.problem {
      case .header(let problem): return headerError(problem, fault.place, reader)
      case .row(let problem): return located(fault.place, reader) { .stateRow($0, problem) }
      }
    case is TooManyGroups: return .tooManyGroups(limit: Self.groupLimit)
    case let error as CorpusError: return .counting(.reading(error))
    case let error as WordCountingError: return .counting(error)
    default: preconditionFailure("reading throws nothing else: \(error)")
    }
  }
}

/// What the states of a whole corpus come to.
public struct JoinedStates: Sendable {
  public var header: StateHeader
  public var coverage: CorpusCoverage
  /// By ascending name; none where the states have none.
  public var groups: [GroupCoverage]
  /// The states that were read.
  public var states: [SourceDescription]
}

/// Makes coverage of what threads have read of states.
private struct StateJoining {
  let meter: CoverageMeter
  let pipeline: TextPipeline
  /// As many as the corpus has files: states do not name them.
  let sources: [SourceDescription]

  init(meter: CoverageMeter, pipeline: TextPipeline, fileCount: Int) {
    self.meter = meter
    self.pipeline = pipeline
    sources = Array(repeating: SourceDescription(name: "-", byteCount: 0, sha256: ""), count: fileCount)
  }

  func join(
    _ workers: [StateWorker], _ header: StateHeader, _ states: [SourceDescription]
  ) throws(CoverageError) -> JoinedStates {
    do {
      var groups: [GroupCoverage] = []
      let names = Set(workers.flatMap(\.parts.keys)).subtracting([StateKey.ofCorpus])
        .sorted { $0.lexicographicallyPrecedes($1) }
      let ungrouped = workers.compactMap { $0.parts[StateKey.ofCorpus] }
      guard header.groupBy == nil ? names.isEmpty : ungrouped.allSatisfy(\.isEmpty) else {
        throw CoverageError.stateGroups
      }
      if header.groupBy != nil {
        guard names.count <= CoverageMeter.groupLimit else { throw TooManyGroups() }
        for name in names {
          let key = StateKey.text(name) ?? name
          var coverage = try coverage(workers.compactMap { $0.parts[name] }, group: key)
          // Joining all groups takes the counts away from these words.
          coverage.words = try WordCounts(
            joining: [], threads: 1, pipeline: pipeline, totals: coverage.corpus, sources: sources)
          groups.append(GroupCoverage(key: key, coverage: coverage))
        }
      }
      let all = workers.flatMap { worker in
        worker.parts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
      }
      return JoinedStates(
        header: header, coverage: try coverage(all, group: nil), groups: groups, states: states)
    } catch let error as CoverageError {
      throw error
    } catch let error as WordCountingError {
      throw .counting(error)
    } catch {
      throw .tooManyGroups(limit: CoverageMeter.groupLimit)
    }
  }

  private func coverage(_ parts: [StatePart], group: [UInt8]?) throws -> CorpusCoverage {
    let totals = parts.reduce(CorpusTotals()) { $0 + $1.totals }
    var lines = LineSums(
      vocabularies: meter.vocabularyCount, comparisons: meter.comparisonCount, exampleCount: meter.exampleCount)
    for part in parts { lines.add(part.lines) }
    lines.statistics.lines = totals.lines
    let words = try meter.words(
      of: parts.map(\.table), parts.compactMap(\.spill), pipeline: pipeline, totals: totals, sources: sources)
    guard words.occurrences == totals.words else {
      throw CoverageError.stateSum(group: group, found: words.occurrences, expected: totals.words)
    }
    let (bySet, byWords) = lines.statistics.linesWithWords
    guard bySet == byWords else { throw CoverageError.stateLines(group: group, found: bySet, expected: byWords) }
    let tally = meter.tally(words, areMarked: true)
    try words.checkVisits()
    return CorpusCoverage(totals, words, tally, lines, meter.vocabularies, meter.detail)
  }
}
