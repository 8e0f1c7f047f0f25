internal import DurableFiles
internal import Synchronization

/// Words and counts in temporary files, in byte order; memory holds one chunk for each thread that reads.
///
/// Visiting cannot throw errors of its own, so an unreadable file ends the visit early and is remembered in `failure`,
/// which must be checked before results are kept.
final class SpilledStorage: WordStorage {
  let isSortedByBytes = true
  let isSpilled = true
  private let runs: [WordRun]
  private let readFailure = Mutex<FileError?>(nil)

  /// - Parameter runs: in byte order, each with at least one word.
  init(_ runs: [WordRun]) { self.runs = runs }

  var partitions: [PartitionSize] { runs.map(\.size) }

  var failure: FileError? { readFailure.withLock { $0 } }

  func forEach<Failure>(
    inPartition index: Int, _ body: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure) {
    var cursor = RunCursor(runs[index])
    while advance(&cursor) { try body(cursor.word, cursor.count) }
  }

  private func advance(_ cursor: inout RunCursor) -> Bool {
    do throws(FileError) {
      return try cursor.advance()
    } catch {
      readFailure.withLock { $0 = $0 ?? error }
      return false
    }
  }
}
