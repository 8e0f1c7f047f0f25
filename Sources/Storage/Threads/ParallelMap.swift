internal import Dispatch
internal import Synchronization

/// Computes `body` of 0..<count on up to `threads` threads; the results stand in order whoever computed them.
///
/// Threads take the next number when they are done with one, so uneven work spreads; none waits for another.
/// - Parameter makeWorker: called once in each thread, for what that thread reuses.
public func parallelMap<Worker, Result>(
  count: Int, threads: Int, makeWorker: () -> Worker, _ body: (Worker, Int) -> Result
) -> [Result] {
  [Result](unsafeUninitializedCapacity: count) { results, initializedCount in
    let tasks = TaskNumbers(count)
    onEachThread(of: max(1, min(threads, count))) { _ in
      let worker = makeWorker()
      // Each number's result has a place of its own.
      while let number = tasks.next() { results.initializeElement(at: number, to: body(worker, number)) }
    }
    initializedCount = count
  }
}

public func parallelMap<Result>(count: Int, threads: Int, _ body: (Int) -> Result) -> [Result] {
  parallelMap(count: count, threads: threads, makeWorker: { () }) { _, number in body(number) }
}

/// Calls `body` on so many threads at the same time, with their numbers from 0; the calling thread is one of them.
///
/// The compiler does not check what the calls share: `body` must keep them from touching the same memory.
public func onEachThread(of threadCount: Int, _ body: (_ thread: Int) -> Void) {
  // Nothing escapes: concurrentPerform returns when all its calls have.
  withoutActuallyEscaping(body) { body in
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: threadCount) { body($0) }
  }
}

/// The numbers 0..<count, each for the thread that asks first.
final class TaskNumbers: Sendable {
  private let count: Int
  private let taken = Atomic(0)

  init(_ count: Int) { self.count = count }

  func next() -> Int? {
    let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
