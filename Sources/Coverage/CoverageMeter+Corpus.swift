public import CommentText
public import CorpusReading
internal import Synchronization
public import WordCounting

extension CoverageMeter {
  /// Reads everything that `reader` has and measures it, in one pass.
  ///
  /// What comes out does not depend on the number of threads, the order of the inputs or how lines fall into blocks.
  /// - Throws: `CoverageError.counting`.
  /// - Complexity: O(bytes / threads), and for each distinct word of a thread O(length) for each vocabulary.
  public func measure(
    _ reader: CorpusReader, _ pipeline: CompiledPipeline, progress: CountingProgress? = nil
  ) throws(CoverageError) -> CoverageResult {
    let workers = try read(reader, progress) {
      CoverageWorker(pipeline, meter: self, byteCount: (reader.totalBytes ?? 0) / threads)
    }
    do {
      let coverage = try coverage(
        workers, pipeline.pipeline.cleaned(by: reader.cleaner), reader.sourceDescriptions())
      return CoverageResult(coverage: coverage, invalidLocations: try invalidLocations(workers, reader))
    } catch {
      throw .counting(error)
    }
  }

  /// Joins what the threads found.
  func coverage(
    _ workers: [CoverageWorker], _ pipeline: TextPipeline, _ sources: [SourceDescription]
  ) throws(WordCountingError) -> CorpusCoverage {
    let totals = workers.reduce(CorpusTotals()) { $0 + $1.totals }
    let unknownWordSets = recordsUnknownWordSets ? workers.map(\.unknownWordSets) : []
    let (words, tally) = try join(workers, pipeline, totals, sources)
    var lines = LineSums(vocabularies: vocabularies.count, comparisons: comparisonCount, exampleCount: exampleCount)
    for worker in workers { lines.add(worker.lines.sums) }
    var coverage = CorpusCoverage(totals, words, tally, lines, vocabularies, detail)
    if recordsUnknownWordSets { coverage.setUnknownWordSets(unknownWordSets) }
    return coverage
  }

  /// The distinct words of all threads, and their sums. Words that were spilled are encoded again, each once.
  private func join(
    _ workers: [CoverageWorker], _ pipeline: TextPipeline, _ totals: CorpusTotals, _ sources: [SourceDescription]
  ) throws(WordCountingError) -> (WordCounts, WordTally) {
    guard let memory, workers.contains(where: { $0.spill?.hasSpilled == true }) else {
      let tallies = ThreadTallies()
      let words = try WordCounts(
        joining: workers.map(\.table), threads: threads, pipeline: pipeline, totals: totals, sources: sources
      ) {
        guard let tally = workers.first?.makeTally() else { return { _ in } }
        tallies.append(tally)
        return { partition in
          for worker in workers { worker.add(partition, to: tally) }
        }
      }
      return (words, tallies.sum(WordTally(vocabularies, detail)))
    }
    for worker in workers { worker.forgetWords() }
    let words = try TableSpill.counts(
      workers.compactMap(\.spill), memory, threads: threads, pipeline: pipeline, totals: totals, sources: sources)
    let tally = tally(words, areMarked: true)
    try words.checkVisits()
    return (words, tally)
  }

  func read<Worker: BlockWorker>(
    _ reader: CorpusReader, _ progress: CountingProgress?, _ makeWorker: () -> Worker
  ) throws(CoverageError) -> [Worker] {
    do {
      return try reader.forEachBlock(threads: threads) { _ in
        makeWorker()
      } _: { worker, block in
        try worker.read(block)
        progress?(reader.bytesDone, reader.totalBytes)
      }
    } catch let error as InvalidText {
      throw .counting(.invalidText(try location(error.place, reader)))
    } catch let error as GroupsNeedMemory {
      throw .groupsNeedMemory(groups: error.groups, byteLimit: error.byteLimit)
    } catch is TooManyGroups {
      throw .tooManyGroups(limit: Self.groupLimit)
    } catch let error as CorpusError {
      throw .counting(.reading(error))
    } catch let error as WordCountingError {
      throw .counting(error)
    } catch {
      preconditionFailure("reading throws nothing else: \(error)")
    }
  }

  private func location(_ place: CorpusPlace, _ reader: CorpusReader) throws(CoverageError) -> CorpusLocation {
    do { return try reader.location(of: place) } catch { throw .counting(.reading(error)) }
  }

  func invalidLocations(
    _ workers: [CoverageWorker], _ reader: CorpusReader
  ) throws(WordCountingError) -> [CorpusLocation] {
    var locations: [CorpusLocation] = []
    for place in workers.flatMap(\.invalidPlaces).sorted().prefix(CountingResult.invalidLocationLimit) {
      do { locations.append(try reader.location(of: place)) } catch { throw .reading(error) }
    }
    return locations
  }
}

/// What each thread adds up of the partitions that it joins.
///
/// Unchecked: appended to under the lock, each tally used by one thread, and asked for the sum when all are done.
private final class ThreadTallies: @unchecked Sendable {
  private let lock = Mutex(())
  private var tallies: [DistinctWordTally] = []

  func append(_ tally: DistinctWordTally) { lock.withLock { _ in tallies.append(tally) } }

  func sum(_ empty: WordTally) -> WordTally { tallies.reduce(into: empty) { $0.add($1) } }
}

/// What measuring a corpus gave.
public struct CoverageResult: Sendable {
  public var coverage: CorpusCoverage
  /// The first places that were not UTF-8, in the order of the inputs, at most `CountingResult.invalidLocationLimit`.
  public var invalidLocations: [CorpusLocation]
}
