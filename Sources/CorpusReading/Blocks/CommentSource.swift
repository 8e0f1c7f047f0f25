internal import Storage
internal import Synchronization

/// Something that hands out blocks of comments to any number of threads.
public protocol CommentSource: AnyObject, Sendable {
  /// Fills `block` with comments that nobody else gets; false at the end.
  ///
  /// Safe to call from many threads, each with a block of its own.
  func next(_ block: CommentBlock) throws(CorpusError) -> Bool
}

extension CommentSource {
  /// Works through all blocks on `threads` threads, each with a worker of its own, and gives back the workers.
  ///
  /// After an error no more blocks are handed out, and the error of the earliest block is thrown. Which worker gets a
  /// block is chance, so results must be joined in a way that does not depend on it.
  /// - Parameter makeWorker: called once in each thread, with the thread's number from 0.
  /// - Throws: what the source, `makeWorker` or `work` throws.
  public func forEachBlock<Worker>(
    threads: Int, makeWorker: (Int) throws -> Worker, _ work: (inout Worker, CommentBlock) throws -> Void
  ) throws -> [Worker] {
    let run = BlockRun<Worker>()
    onEachThread(of: max(threads, 1)) { thread in
      let block = CommentBlock()
      do {
        var worker = try makeWorker(thread)
        while !run.hasFailed, try next(block) { try work(&worker, block) }
        run.add(worker, thread)
      } catch {
        run.fail(error, block)
      }
    }
    return try run.finish()
  }
}

/// What the threads of one run share. Unchecked: the lock guards everything.
private final class BlockRun<Worker>: @unchecked Sendable {
  private let lock = Mutex(())
  private let failed = Atomic(false)
  private var workers: [(thread: Int, worker: Worker)] = []
  private var failure: (place: (Int, Int), error: any Error)?

  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  func add(_ worker: Worker, _ thread: Int) { lock.withLock { _ in workers.append((thread, worker)) } }

  func fail(_ error: any Error, _ block: CommentBlock) {
    failed.store(true, ordering: .relaxed)
    let place = (block.sourceIndex, block.ordinal)
    lock.withLock { _ in
      if failure == nil || place < failure!.place { failure = (place, error) }
    }
  }

  /// The workers by thread number, or the earliest error.
  func finish() throws -> [Worker] {
    if let failure { throw failure.error }
    return workers.sorted { $0.thread < $1.thread }.map(\.worker)
  }
}
