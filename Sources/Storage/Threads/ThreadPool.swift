/// Does numbered tasks on several threads.
///
/// Threads take the next task when they are done with one, so uneven tasks spread; none waits for another.
public struct ThreadPool {
  public let threadCount: Int

  public init(_ threadCount: Int) { self.threadCount = max(threadCount, 1) }

  /// Calls `body` once for each of 0..<taskCount.
  /// - Parameter makeWorker: what one thread uses for all its tasks; called in the calling thread.
  /// - Returns: the workers, at least one.
  public func perform<Worker: ~Copyable>(
    tasks taskCount: Int, makeWorker: () -> Worker, _ body: (inout Worker, Int) -> Void
  ) -> [WorkerBox<Worker>] {
    let workers = (0..<max(1, min(threadCount, taskCount))).map { _ in WorkerBox(makeWorker()) }
    let tasks = TaskNumbers(taskCount)
    onEachThread(of: workers.count) { thread in
      while let task = tasks.next() { body(&workers[thread].worker, task) }
    }
    return workers
  }

  public func perform(tasks taskCount: Int, _ body: (Int) -> Void) {
    _ = parallelMap(count: taskCount, threads: threadCount) { body($0) }
  }
}

/// A worker that outlives the thread that used it.
public final class WorkerBox<Worker: ~Copyable> {
  public var worker: Worker

  init(_ worker: consuming Worker) { self.worker = worker }
}
