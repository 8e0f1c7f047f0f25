public import CommentText
public import CorpusReading
internal import DurableFiles
public import SystemPackage

/// Counts files one by one and keeps the counts of each, so that a run that was ended is taken up where it was.
///
/// A file whose content was counted before, in the same way, is not counted again, whatever it is called now. What comes out is what
/// `WordCounter` gives for all files at once, to the byte.
public struct ShardedCounter: Sendable {
  private let pipeline: CompiledPipeline
  private let options: CountingOptions
  private let directory: FilePath
  private let settings: String

  /// - Parameters:
  ///   - directory: where counts are kept; made if it is not there.
  ///   - settings: whatever the counts depend on beside a file's content and the pipeline, such as how files are read.
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
  }

  /// Counts the words of all files together.
  /// - Parameter open: opens one file, for this counter alone.
  /// - Throws: as `WordCounter.count`; `WordCountingError.file` if a shard cannot be written.
  public func count(
    _ paths: [FilePath], progress: CountingProgress? = nil, open: (FilePath) throws(CorpusError) -> CorpusReader
  ) throws(WordCountingError) -> Result {
    let directory = try WordCountingError.file { () throws(FileError) in try ShardDirectory(self.directory) }
    let digests = try digests(of: paths)
    var result = Result(counting: CountingResult(counts: WordCounts([]), invalidLocations: []))
    var shards: [FilePath] = []
    var sources: [SourceDescription] = []
    for (path, digest) in zip(paths, digests) {
      let shard = directory.file(content: digest, settings: "\(pipeline.pipeline.fingerprint)\n\(settings)")
      if ShardDirectory.exists(shard) {
        result.keptFiles += 1
      } else {
        let counted = try count(path, digest, progress, open)
        try CountsFile.write(counted.counts, to: shard, threads: options.threads)
        result.countedFiles += 1
        result.counting.invalidLocations += counted.invalidLocations
      }
      shards.append(shard)
      // A shard says by what name its content was first counted.
      for source in try CountsFile.header(of: shard).sources {
        sources.append(
          SourceDescription(name: path.lastComponent?.string ?? "-", byteCount: source.byteCount, sha256: source.sha256)
        )
      }
    }
    result.counting.invalidLocations = Array(
      result.counting.invalidLocations.prefix(CountingResult.invalidLocationLimit))
    result.counting.counts = try CountsFile.read(
      shards.map { .file($0) }, threads: options.threads, memory: options.memory
    ).with(sources)
    return result
  }

  private func count(
    _ path: FilePath, _ digest: String, _ progress: CountingProgress?,
    _ open: (FilePath) throws(CorpusError) -> CorpusReader
  ) throws(WordCountingError) -> CountingResult {
    let reader = try WordCountingError.reading { () throws(CorpusError) in try open(path) }
    let result = try WordCounter(pipeline, options: options).count(reader, progress: progress)
    guard result.counts.sources.map(\.sha256) == [digest] else { throw .reading(.changedWhileReading(path)) }
    return result
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
