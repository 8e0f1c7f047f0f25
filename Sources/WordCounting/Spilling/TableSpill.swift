internal import Storage
package import CommentText
package import CorpusReading
internal import DurableFiles

/// Empties one thread's table into a temporary file, as a sorted run, whenever it has become as large as it may.
package final class TableSpill {
  private let table: CountingTable
  private let byteLimit: Int
  private let laterByteCountPerWord: Int
  private let file: SpillFile
  private(set) var runs: [WordRun] = []
  /// What went wrong; nothing is spilled from then on, and what was counted is thrown away.
  private(set) var failure: FileError?

  /// - Parameters:
  ///   - memory: its limit is what the tables of all threads may occupy, the few hundred words that come at a time
  ///     aside.
  ///   - file: shared with other tables of the same thread; nil: one of its own.
  package init(_ table: CountingTable, _ memory: CountingMemory, threads: Int, file: SpillFile? = nil) {
    self.table = table
    self.file = file ?? SpillFile(memory)
    byteLimit = memory.byteLimit / max(threads, 1)
    laterByteCountPerWord = memory.laterByteCountPerWord
  }

  package var hasSpilled: Bool { !runs.isEmpty }

  /// Spills if the table has no room for one more batch of words.
  @inline(__always)
  package func spillIfFull() {
    if isFull(wordsAhead: WordScanner.batchCapacity) { spill() }
  }

  /// Whether the table has no room for so many more words.
  /// - Parameter besides: bytes that the owner needs for the table's words in other places.
  @inline(__always)
  package func isFull(wordsAhead: Int, besides: Int = 0) -> Bool {
    let besides = besides &+ table.distinctWordCount &* laterByteCountPerWord
    return table.isFull(byteLimit: byteLimit &- besides, wordsAhead: wordsAhead) && failure == nil
  }

  /// Empties the table.
  @inline(never)
  package func spill() {
    do throws(FileError) {
      let writer = RunWriter(try file.file())
      try table.drainSorted { entry throws(FileError) in try writer.append(entry.bytes, entry.count) }
      runs.append(try writer.finish())
    } catch {
      failure = error
      // Its slots hold sorted words now; nothing of it is counted any more.
      table.removeAll()
    }
  }

  /// Empties the table and gives its memory back.
  package func spillAndRelease() {
    spill()
    table.release()
  }

  /// Spills what is left in several threads' tables and gives all their runs; the tables free their memory.
  static func spillAll(_ spills: [TableSpill], threads: Int) throws(WordCountingError) -> [WordRun] {
    let shared = SharedSpills(spills)
    _ = parallelMap(count: spills.count, threads: threads) { number in
      if shared.spills[number].failure == nil { shared.spills[number].spill() }
      shared.spills[number].table.release()
    }
    for spill in spills { try spill.check() }
    return spills.flatMap(\.runs)
  }

  /// Words of several threads, joined in files.
  static func storage(
    _ spills: [TableSpill], _ memory: CountingMemory, threads: Int
  ) throws(WordCountingError) -> SpilledStorage {
    try RunJoining(directory: memory.directory, threads: threads).storage(try spillAll(spills, threads: threads))
  }

  /// Words of several threads as counts in files.
  /// - Throws: `WordCountingError.file`, `.countOverflow`.
  package static func counts(
    _ spills: [TableSpill], _ memory: CountingMemory, threads: Int, pipeline: TextPipeline, totals: CorpusTotals,
    sources: [SourceDescription]
  ) throws(WordCountingError) -> WordCounts {
    WordCounts(
      storage: try storage(spills, memory, threads: threads), pipeline: pipeline, totals: totals, sources: sources)
  }

  /// - Throws: `WordCountingError.file` if spilling failed.
  package func check() throws(WordCountingError) {
    if let failure { throw .file(failure) }
  }
}

/// Unchecked: each is used by one thread.
private struct SharedSpills: @unchecked Sendable {
  let spills: [TableSpill]

  init(_ spills: [TableSpill]) { self.spills = spills }
}
