internal import Dispatch
internal import Synchronization

/// Does numbered tasks on several threads.
///
/// Threads take the next task when they are done with one, so uneven tasks spread; none waits for another.
struct ThreadTeam {
  let threadCount: Int

  init(_ threadCount: Int) { self.threadCount = max(threadCount, 1) }

  /// Calls `body` once for each of 0..<taskCount.
  /// - Parameter makeWorker: what one thread uses for all its tasks; called in the calling thread.
  /// - Returns: the workers, at least one.
  func perform<Worker: ~Copyable>(
    tasks taskCount: Int, makeWorker: () -> Worker, _ body: (inout Worker, Int) -> Void
  ) -> [WorkerBox<Worker>] {
    let workers = (0..<max(1, min(threadCount, taskCount))).map { _ in WorkerBox(makeWorker()) }
    guard workers.count > 1 else {
      for task in 0..<taskCount { body(&workers[0].worker, task) }
      return workers
    }
    withoutActuallyEscaping(body) { body in
      let shared = SharedTasks(workers: workers, taskCount: taskCount, body: body)
      DispatchQueue.concurrentPerform(iterations: workers.count) { shared.run(worker: $0) }
    }
    return workers
  }

  func perform(tasks taskCount: Int, _ body: (Int) -> Void) {
    _ = perform(tasks: taskCount, makeWorker: { NoWorker() }) { _, task in body(task) }
  }
}

/// A worker that outlives the thread that used it.
final class WorkerBox<Worker: ~Copyable> {
  var worker: Worker

  init(_ worker: consuming Worker) { self.worker = worker }
}

private struct NoWorker {}

/// What the threads of one call share.
///
/// Unchecked: each thread uses a worker of its own, and the call waits for all threads before anything goes out of
/// scope.
private final class SharedTasks<Worker: ~Copyable>: @unchecked Sendable {
  private let workers: [WorkerBox<Worker>]
  private let taskCount: Int
  private let body: (inout Worker, Int) -> Void
  private let next = Atomic(0)

  init(workers: [WorkerBox<Worker>], taskCount: Int, body: @escaping (inout Worker, Int) -> Void) {
    self.workers = workers
    self.taskCount = taskCount
    self.body = body
  }

  func run(worker: Int) {
    while true {
      let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard task < taskCount else { return }
      body(&workers[worker].worker, task)
    }
  }
}
