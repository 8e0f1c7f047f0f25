internal import Storage
internal import DurableFiles
public import SystemPackage

/// Word counts on disk, in a plain format that any tool can make, read and join.
///
///     #kc-vocab-counts<TAB>1<TAB>{"pipeline": …, "fingerprint": …, "lines": …, "words": …, "bytes": …, "sources": […]}
///     가<TAB>1234
///     가가<TAB>7
///
/// UTF-8, one word a line, sorted by bytes, each word once, counts from 1. The header says by which pipeline the words
/// were made; all else in it may be missing. Files whose names end in `.gz` or `.zst` are compressed.
public enum CountsFile {
  /// Writes a counts file, whole or not at all. Equal counts of equal sources give equal bytes.
  /// - Parameter replacing: whether a file that is there may be replaced.
  /// - Throws: `WordCountingError.file`.
  /// - Complexity: O(n log n / threads) for n distinct words.
  public static func write(
    _ counts: WordCounts, to path: FilePath, replacing: Bool = true, threads: Int = 1
  ) throws(WordCountingError) {
    do throws(FileError) { try write(counts, to: StagedFile(path, replacing: replacing), threads: threads) } catch {
      throw .file(error)
    }
  }

  /// Writes counts to something that is open, such as standard output.
  /// - Throws: `WordCountingError.file`.
  public static func write(
    _ counts: WordCounts, to descriptor: FileDescriptor, named path: FilePath, threads: Int = 1
  ) throws(WordCountingError) {
    do throws(FileError) {
      try write(counts, to: StagedFile(writingTo: descriptor, named: path), threads: threads)
    } catch { throw .file(error) }
  }

  /// Writes the counts of one file, which are kept for later runs.
  static func write(
    _ counts: WordCounts, toShard path: FilePath, key: String, threads: Int
  ) throws(WordCountingError) {
    do throws(FileError) {
      try write(counts, to: StagedFile(replacingAt: path), shardKey: key, threads: threads)
    } catch { throw .file(error) }
  }

  private static func write(
    _ counts: WordCounts, to file: StagedFile, shardKey: String? = nil, threads: Int
  ) throws(FileError) {
    var header = CountsHeader(
      pipeline: counts.pipeline, totals: counts.totals, sources: counts.sources, shardKey: shardKey)
    // The totals are what was read; the sum that a file is checked by is that of its lines.
    if counts.mixture != nil { header.totals.words = counts.occurrences }
    let writer = try CountsWriter(file, header, threads: threads)
    let sorted = counts.sortedByBytes(threads: threads)
    for group in groups(sorted.partitions, threads) {
      let parts = parallelMap(count: group.count, threads: threads) { number in
        let lines = LineBuffer()
        sorted.forEach(inPartition: group.lowerBound + number) { lines.append($0, $1) }
        return lines
      }
      for part in parts { try writer.append(part) }
      if let failure = counts.storage.failure { throw failure }
    }
    try writer.commit(asKept: shardKey != nil)
  }

  private static let groupByteCount = 4 << 20

  /// Consecutive partitions that are made into lines at the same time: enough to keep the threads busy, few enough to
  /// keep the lines small.
  private static func groups(_ partitions: [PartitionSize], _ threads: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    var byteCount = 0
    for (index, size) in partitions.enumerated() {
      byteCount += size.byteCount
      if byteCount >= groupByteCount * threads || index == partitions.count - 1 {
        groups.append(start..<(index + 1))
        start = index + 1
        byteCount = 0
      }
    }
    return groups
  }
}
