internal import DurableFiles
internal import Synchronization

/// The comments of another source without repetitions.
final class DeduplicatedSource: CommentSource {
  private let below: any CommentSource
  private let deduplicator: Deduplicator
  private let stage = InOrderStage()
  private let finishing = Mutex(Finishing.waiting)

  private enum Finishing {
    case waiting, done, failed
  }

  init(below: any CommentSource, _ deduplicator: Deduplicator) {
    self.below = below
    self.deduplicator = deduplicator
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    let work = DeduplicationWork.of(block, deduplicator, secret: deduplicator.secret)
    while let place = try draw(block, work) {
      if case .handOn = place { return true }
    }
    guard stage.waitUntilEmpty(), try finish() else { return false }
    return try deduplicator.next(block, work)
  }

  /// Draws a block, and hands it on or puts it aside without the comments that are known.
  private func draw(_ block: CommentBlock, _ work: DeduplicationWork) throws(CorpusError) -> Deduplicator.Place? {
    try stage.pass(block, from: below) {
      work.take(block, skipsEmpty: deduplicator.keepsDroppedLines)
    } inTurn: { () throws(CorpusError) in
      try deduplicator.sort(work, serial: block.serial)
    } afterwards: { place throws(CorpusError) in
      deduplicator.drop(from: block) { number, _ in work.stays[number] }
      guard case .putAside(let spool, let firstOrdinal) = place else { return }
      try CorpusError.file { () throws(FileError) in
        try spool.add(block, firstOrdinal: firstOrdinal, work.packing)
      }
    }
  }

  /// Sorts out what was put aside, in the first thread that comes here; false if that failed.
  private func finish() throws(CorpusError) -> Bool {
    try finishing.withLock { state throws(CorpusError) in
      guard state == .waiting else { return state == .done }
      state = .failed
      try deduplicator.finish()
      state = .done
      return true
    }
  }
}
