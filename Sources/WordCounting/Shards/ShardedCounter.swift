internal import Storage
public import CommentText
public import CorpusReading
internal import DurableFiles
public import SystemPackage

/// Counts files one by one and keeps the counts of each, so that a run that was ended is taken up where it was.
///
/// A file whose content was counted before, in the same way, is not counted again, whatever it is called now. What
/// comes out is what `WordCounter` gives for all files at once, to the byte.
public struct ShardedCounter: Sendable {
  private let pipeline: CompiledPipeline
  private let options: CountingOptions
  private let directory: FilePath
  private let settings: String

  /// - Parameters:
  ///   - directory: where counts are kept; made if it is not there.
  ///   - settings: whatever the counts depend on beside the pipeline, a file's content and what is said of the file
  ///     (`CorpusSource.settings`), such as how files are read.
  public init(_ pipeline: CompiledPipeline, options: CountingOptions, directory: FilePath, settings: String) {
    self.pipeline = pipeline
    self.options = options
    self.directory = directory
    self.settings = settings
  }

  /// What was counted and what was there already.
  public struct Result: Sendable {
    public var counting: CountingResult
    public var countedFiles = 0
    public var keptFiles = 0
    /// Kept counts that could not be used, and the files that were counted again for them.
    public var renewed: [(shard: FilePath, file: FilePath)] = []
  }

  /// Counts the words of all files together. A file may stand there twice, to be read in two ways.
  ///
  /// Kept counts that are damaged or not what their name says are made anew.
  /// - Parameter open: opens one file, for this counter alone.
  /// - Throws: as `WordCounter.count`; `WordCountingError.file` if a shard cannot be written.
  public func count(
    _ sources: [CorpusSource], progress: CountingProgress? = nil,
    open: (CorpusSource) throws(CorpusError) -> CorpusReader
  ) throws(WordCountingError) -> Result {
    let directory = try WordCountingError.file { () throws(FileError) in try ShardDirectory(self.directory) }
    let digests = try digests(of: sources.map(\.input.path))
    let settings = "\(pipeline.pipeline.fingerprint)\n\(settings)"
    let shards = zip(sources, digests).map { source, digest in
      directory.shard(content: digest, settings: "\(settings)\n\(source.settings)")
    }
    var result = Result(counting: CountingResult(counts: WordCounts([]), invalidLocations: []))
    var kept: [Int] = []
    var descriptions: [SourceDescription] = []
    for (place, source) in sources.enumerated() {
      let shard = shards[place]
      var known: [SourceDescription]
      switch try WordCountingError.file({ () throws(FileError) in try shard.state() }) {
      case .kept(let described):
        result.keptFiles += 1
        kept.append(place)
        known = described
      case .missing: known = try count(source, shard, &result, progress, open)
      case .unusable:
        result.renewed.append((shard.path, source.input.path))
        known = try count(source, shard, &result, progress, open)
      }
      // A shard says by what name its content was first counted.
      for index in known.indices { known[index].name = source.input.path.lastComponent?.string ?? "-" }
      descriptions += known
    }
    do throws(WordCountingError) {
      result.counting.counts = try joined(shards).with(descriptions)
    } catch {
      // Beyond their first lines kept counts were read only now.
      var isAnyRenewed = false
      for place in kept where isDamaged(shards[place]) {
        isAnyRenewed = true
        result.keptFiles -= 1
        result.renewed.append((shards[place].path, sources[place].input.path))
        _ = try count(sources[place], shards[place], &result, progress, open)
      }
      guard isAnyRenewed else { throw error }
      result.counting.counts = try joined(shards).with(descriptions)
    }
    result.counting.invalidLocations = Array(
      result.counting.invalidLocations.prefix(CountingResult.invalidLocationLimit))
    return result
  }

  private func joined(_ shards: [Shard]) throws(WordCountingError) -> WordCounts {
    try CountsFile.read(shards.map { .file($0.path) }, threads: options.threads, memory: options.memory)
  }

  private func isDamaged(_ shard: Shard) -> Bool {
    do throws(WordCountingError) {
      _ = try joined([shard])
      return false
    } catch {
      // No room for what does not fit into memory says nothing of the shard.
      if case .file(.unwritable) = error { return false }
      return true
    }
  }

  /// Counts one file and keeps its counts.
  /// - Returns: its source.
  private func count(
    _ source: CorpusSource, _ shard: Shard, _ total: inout Result, _ progress: CountingProgress?,
    _ open: (CorpusSource) throws(CorpusError) -> CorpusReader
  ) throws(WordCountingError) -> [SourceDescription] {
    let reader = try WordCountingError.reading { () throws(CorpusError) in try open(source) }
    let path = source.input.path
    guard !reader.readsArchives else { throw .archiveInWorkDirectory(path) }
    let result = try WordCounter(pipeline, options: options).count(reader, progress: progress)
    guard result.counts.sources.map(\.sha256) == [shard.content] else { throw .reading(.changedWhileReading(path)) }
    try CountsFile.write(result.counts, toShard: shard.path, key: shard.key, threads: options.threads)
    total.countedFiles += 1
    total.counting.invalidLocations += result.invalidLocations
    return result.counts.sources
  }

  private func digests(of paths: [FilePath]) throws(WordCountingError) -> [String] {
    let results = parallelMap(count: paths.count, threads: options.threads) { number in
      Swift.Result { () throws(FileError) in try FileDigest.sha256(of: paths[number]) }
    }
    var digests: [String] = []
    for result in results {
      digests.append(try WordCountingError.file { () throws(FileError) in try result.get() })
    }
    return digests
  }
}

extension WordCounts {
  fileprivate func with(_ sources: [SourceDescription]) -> WordCounts {
    WordCounts(storage: storage, pipeline: pipeline, totals: totals, sources: sources)
  }
}
