public import CommentText
public import CorpusReading

/// Counts the words of a corpus on several threads.
///
/// Each thread scans blocks of comments into a table of its own; the tables are joined at the end. What comes out does
/// not depend on the number of threads or on which of them got which block.
public struct WordCounter: Sendable {
  private let pipeline: CompiledPipeline
  private let options: CountingOptions
  private let weighting: CountWeighting?

  /// - Parameter weighting: a weight for each input of the reader, and a power; nil: every occurrence counts as one.
  public init(
    _ pipeline: CompiledPipeline, options: CountingOptions = CountingOptions(), weighting: CountWeighting? = nil
  ) {
    self.pipeline = pipeline
    self.options = options
    self.weighting = weighting?.unlessPlain
  }

  /// Reads everything that `reader` has and counts its words; the counts' pipeline says how the reader cleans.
  /// - Throws: `WordCountingError.reading`; `.invalidText` where the options ask for it; `.countOverflow`.
  /// - Complexity: O(bytes / threads) time; O(distinct words × threads) memory, at most `CountingOptions.memory`.
  public func count(
    _ reader: CorpusReader, progress: CountingProgress? = nil
  ) throws(WordCountingError) -> CountingResult {
    guard let weighting else { return try counted(reader, progress) }
    return try WordCountingError.weighted { () throws(WordCountingError) in
      try counted(reader, progress, weighting)
    }
  }

  private func counted(
    _ reader: CorpusReader, _ progress: CountingProgress?, _ weighting: CountWeighting? = nil
  ) throws(WordCountingError) -> CountingResult {
    let workers = try scan(reader, progress)
    let storage = try storage(workers)
    let sources = reader.sourceDescriptions()
    let counts = WordCounts(
      storage: weighting?.rounded(storage, threads: options.threads) ?? storage,
      pipeline: pipeline.pipeline.cleaned(by: reader.cleaner),
      totals: workers.reduce(CorpusTotals()) { $0 + $1.totals }, sources: sources,
      mixture: weighting.map { weighting in
        CountMixture(
          weighting,
          sources.enumerated().map { place, source in
            (source.name, workers.reduce(0) { $0 + ($1.wordsBySource[place] ?? 0) })
          })
      })
    return CountingResult(counts: counts, invalidLocations: try locations(workers, reader))
  }

  private func scan(
    _ reader: CorpusReader, _ progress: CountingProgress?
  ) throws(WordCountingError) -> [CountingWorker] {
    let factors = weighting?.factors
    do {
      return try reader.forEachBlock(threads: options.threads) { _ in
        CountingWorker(pipeline, options, factors: factors, byteCount: (reader.totalBytes ?? 0) / options.threads)
      } _: { worker, block in
        try worker.count(block)
        progress?(reader.bytesDone, reader.totalBytes)
      }
    } catch let error as InvalidText {
      throw .invalidText(try location(error.place, reader))
    } catch let error as CorpusError {
      throw .reading(error)
    } catch let error as WordCountingError {
      throw error
    } catch {
      preconditionFailure("reading throws nothing else: \(error)")
    }
  }

  /// The tables joined in memory, or, if one of them did not fit, all of them in files.
  private func storage(_ workers: [CountingWorker]) throws(WordCountingError) -> any WordStorage {
    let tables = workers.map(\.table)
    guard let memory = options.memory, workers.contains(where: { $0.spill?.hasSpilled == true }) else {
      return try TableJoining(tables).storage(threads: options.threads)
    }
    return try TableSpill.storage(workers.compactMap(\.spill), memory, threads: options.threads)
  }

  private func locations(
    _ workers: [CountingWorker], _ reader: CorpusReader
  ) throws(WordCountingError) -> [CorpusLocation] {
    var locations: [CorpusLocation] = []
    for place in workers.flatMap(\.invalidPlaces).sorted().prefix(CountingResult.invalidLocationLimit) {
      locations.append(try location(place, reader))
    }
    return locations
  }

  private func location(
    _ place: CorpusPlace, _ reader: CorpusReader
  ) throws(WordCountingError) -> CorpusLocation {
    try WordCountingError.reading { () throws(CorpusError) in try reader.location(of: place) }
  }
}
