internal import Dispatch
internal import Synchronization

/// Computes `body` of 0..<count on up to `threads` threads; the results stand in order whoever computed them.
///
/// Threads take the next number when they are done with one, so uneven work spreads; none waits for another.
/// - Parameter makeWorker: called once in each thread, for what that thread reuses.
package func parallelMap<Worker, Result>(
  count: Int, threads: Int, makeWorker: () -> Worker, _ body: (Worker, Int) -> Result
) -> [Result] {
  // Nothing escapes: concurrentPerform returns when all its calls have.
  withoutActuallyEscaping(makeWorker) { makeWorker in
    withoutActuallyEscaping(body) { body in
      [Result](unsafeUninitializedCapacity: count) { results, initializedCount in
        let task = ParallelTask(results: results, makeWorker: makeWorker, body: body)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in task.run() }
        initializedCount = count
      }
    }
  }
}

package func parallelMap<Result>(count: Int, threads: Int, _ body: (Int) -> Result) -> [Result] {
  parallelMap(count: count, threads: threads, makeWorker: { () }) { _, number in body(number) }
}

/// What the threads of one call share.
///
/// Unchecked: each number's result has a place of its own, and the call waits for all threads before anything here goes
/// out of scope.
private final class ParallelTask<Worker, Result>: @unchecked Sendable {
  private let results: UnsafeMutableBufferPointer<Result>
  private let makeWorker: () -> Worker
  private let body: (Worker, Int) -> Result
  private let next = Atomic(0)

  init(
    results: UnsafeMutableBufferPointer<Result>, makeWorker: @escaping () -> Worker,
    body: @escaping (Worker, Int) -> Result
  ) {
    self.results = results
    self.makeWorker = makeWorker
    self.body = body
  }

  func run() {
    let worker = makeWorker()
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < results.count else { return }
      results.initializeElement(at: number, to: body(worker, number))
    }
  }
}
