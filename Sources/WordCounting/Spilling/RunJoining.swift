internal import Storage
internal import DurableFiles
internal import SystemPackage

/// Joins the runs of all threads into words in byte order, each once, in a temporary file.
///
/// The words are divided into ranges of about equal size, which are merged by several threads at the same time; no
/// thread waits for another. More runs than can be merged at a time are merged in groups first.
/// - Complexity: O(n log k / threads) for n entries in k runs; memory for `fanIn` chunks a thread.
struct RunJoining {
  let directory: FilePath
  let threads: Int
  var fanIn = 64
  /// Bytes of all runs that make one range.
  var rangeByteCount = 2 << 20

  /// - Throws: `WordCountingError.file`, `.countOverflow`.
  func storage(_ runs: [WordRun]) throws(WordCountingError) -> SpilledStorage {
    var runs = runs.filter { !$0.chunks.isEmpty }
    while runs.count > fanIn {
      let all = runs
      let groups = stride(from: 0, to: all.count, by: fanIn).map { all[$0..<min($0 + fanIn, all.count)] }
      runs = try merge(groups.map { RunMerger(runs: Array($0)) })
    }
    let bounds = bounds(runs)
    let ranges = (0...bounds.count).map { number in
      RunMerger(
        runs: runs, lower: number == 0 ? nil : bounds[number - 1], upper: number == bounds.count ? nil : bounds[number])
    }
    let parts = try merge(ranges)
    try checkSum(parts)
    return SpilledStorage(parts.filter { !$0.chunks.isEmpty })
  }

  /// Each merger's words as one run.
  private func merge(_ mergers: [RunMerger]) throws(WordCountingError) -> [WordRun] {
    let results = parallelMap(count: mergers.count, threads: threads, makeWorker: { OutputFile(directory) }) {
      output, number in
      Result { () throws(WordCountingError) in
        let writer = RunWriter(try output.file())
        try mergers[number].forEach { word, count throws(WordCountingError) in
          try WordCountingError.file { () throws(FileError) in try writer.append(word, count) }
        }
        return try WordCountingError.file { () throws(FileError) in try writer.finish() }
      }
    }
    var runs: [WordRun] = []
    for result in results { runs.append(try result.get()) }
    return runs
  }

  /// Words that divide the runs into ranges: first words of chunks, of which every so-many-th is taken.
  private func bounds(_ runs: [WordRun]) -> [[UInt8]] {
    let words = runs.flatMap { $0.chunks.map(\.firstWord) }.sorted { order($0, $1) < 0 }
    let step = max(rangeByteCount / RunWriter.chunkByteCount, 1)
    var bounds: [[UInt8]] = []
    for place in stride(from: step, to: words.count, by: step) where bounds.last != words[place] {
      bounds.append(words[place])
    }
    return bounds
  }

  /// Counts that fit one by one must fit together.
  private func checkSum(_ parts: [WordRun]) throws(WordCountingError) {
    var sum = PartitionSize()
    for part in parts { try sum.addOccurrences(part.size.occurrences, of: part.chunks.last?.firstWord ?? []) }
  }
}

/// One thread's file, made when it is needed.
private final class OutputFile {
  private let directory: FilePath
  private var made: ScratchFile?

  init(_ directory: FilePath) { self.directory = directory }

  func file() throws(WordCountingError) -> ScratchFile {
    if let made { return made }
    let file = try WordCountingError.file { () throws(FileError) in try ScratchFile(in: directory) }
    made = file
    return file
  }
}
