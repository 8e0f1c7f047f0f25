internal import CPlatform
internal import Dispatch
internal import Synchronization

/// Threads for jobs of a few microseconds, about what waking a thread takes: helpers poll for the next job.
///
/// A helper that polls in vain for long blocks. The calling thread works too, and does the whole job if no helper
/// comes, so a busy machine costs help but no waiting; `run` waits only for tasks that were begun.
///
/// - Safety: `body` is called with different numbers at the same time, and must keep the calls from touching the same
///   memory; `run` returns when all calls have.
public final class SpinThreadPool: @unchecked Sendable {
  /// The current job: its number (upper half), its task count, and the next task (lowest quarter). In one word, so that
  /// no helper takes a task of one job for a task of another.
  private let job = Atomic<UInt64>(0)
  private let finishedCount = Atomic(0)
  private let sleeperCount = Atomic(0)
  private let isStopped = Atomic(false)
  private let wake = DispatchSemaphore(value: 0)
  private let gone = DispatchGroup()
  private let helperCount: Int
  private let body: @Sendable (Int) -> Void

  /// Empty polls before a helper blocks (a few tenths of a millisecond).
  private static let spinLimit = 1 << 13

  /// - Parameters:
  ///   - helperCount: threads besides the one that calls `run`.
  ///   - body: does the task of a number; until `stop` returns.
  public init(helperCount: Int, body: @escaping @Sendable (Int) -> Void) {
    self.helperCount = helperCount
    self.body = body
    for _ in 0..<helperCount { DispatchQueue.global().async(group: gone) { self.help() } }
  }

  /// Does tasks 0..<count, at most 2¹⁶ − 1.
  /// - Parameter wakes: whether the job is worth waking helpers that sleep.
  public func run(count: Int, wakes: Bool) {
    finishedCount.store(0, ordering: .relaxed)
    let number = (job.load(ordering: .relaxed) >> 32) &+ 1
    job.store(number << 32 | UInt64(count) << 16, ordering: .sequentiallyConsistent)
    if wakes { for _ in 0..<sleeperCount.load(ordering: .sequentiallyConsistent) { wake.signal() } }
    var ownCount = 0
    while let task = take() {
      body(task)
      ownCount += 1
    }
    while finishedCount.load(ordering: .acquiring) + ownCount < count { kc_pause() }
  }

  /// Ends the helpers; there is no job after this.
  public func stop() {
    isStopped.store(true, ordering: .sequentiallyConsistent)
    for _ in 0..<helperCount { wake.signal() }
    gone.wait()
  }

  private func help() {
    var lookCount = 0
    while !isStopped.load(ordering: .relaxed) {
      if let task = take() {
        body(task)
        finishedCount.add(1, ordering: .releasing)
        lookCount = 0
      } else if lookCount < Self.spinLimit {
        lookCount += 1
        kc_pause()
      } else {
        sleep()
        lookCount = 0
      }
    }
  }

  /// A job that comes between the last look and sleeping finds this one among the sleepers.
  private func sleep() {
    sleeperCount.add(1, ordering: .sequentiallyConsistent)
    if !isStopped.load(ordering: .sequentiallyConsistent) { wake.wait() }
    sleeperCount.subtract(1, ordering: .sequentiallyConsistent)
  }

  private func take() -> Int? {
    var now = job.load(ordering: .acquiring)
    while true {
      let next = now & 0xFFFF
      guard next < now >> 16 & 0xFFFF else { return nil }
      let (exchanged, found) = job.weakCompareExchange(
        expected: now, desired: now &+ 1, ordering: .acquiringAndReleasing)
      if exchanged { return Int(next) }
      now = found
    }
  }
}
