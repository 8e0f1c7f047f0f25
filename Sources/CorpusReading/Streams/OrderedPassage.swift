internal import DurableFiles
internal import Glibc

/// The way of blocks through a stage that must see them in input order: each thread enters, draws a block from the
/// source below, takes its turn by the block's serial number, and leaves.
///
/// Knows when the source below has ended and the last thread has left: then everything was seen.
final class OrderedPassage: @unchecked Sendable {
  // Unchecked: the counters are touched under the lock only.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let emptied = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let turnstile = Turnstile()
  private var insideCount = 0
  private var hasEnded = false
  private var isBroken = false

  init() {
    requireZero(pthread_mutex_init(lock, nil))
    requireZero(pthread_cond_init(emptied, nil))
  }

  deinit {
    requireZero(pthread_cond_destroy(emptied))
    requireZero(pthread_mutex_destroy(lock))
    emptied.deallocate()
    lock.deallocate()
  }

  /// Draws a block from `source`, runs `inTurn` in the block's turn, and `afterwards` when the turn is the next one's.
  ///
  /// After an error nobody passes any more.
  /// - Parameter prepare: runs before the turn, at the same time as other threads.
  /// - Returns: what `inTurn` gave; nil if the source has ended.
  /// - Throws: what the source and the closures throw.
  func pass<Result>(
    _ block: CommentBlock, from source: any CommentSource, prepare: () -> Void,
    inTurn: () throws(CorpusError) -> Result, afterwards: (Result) throws(CorpusError) -> Void
  ) throws(CorpusError) -> Result? {
    guard enter() else { return nil }
    do throws(CorpusError) {
      guard try source.next(block) else {
        leave(hasEnded: true)
        return nil
      }
      prepare()
      let result = try takeTurn(block.serial, inTurn)
      if let result { try afterwards(result) }
      leave(hasEnded: result == nil)
      return result
    } catch {
      turnstile.breakDown()
      breakDown()
      throw error
    }
  }

  /// Nil if the turn will never come, because another thread failed.
  private func takeTurn<Result>(_ serial: Int, _ body: () throws(CorpusError) -> Result) throws(CorpusError) -> Result?
  {
    var result: Result?
    var failure: CorpusError?
    _ = turnstile.pass(serial) {
      do throws(CorpusError) { result = try body() } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  private func enter() -> Bool {
    requireZero(pthread_mutex_lock(lock))
    defer { requireZero(pthread_mutex_unlock(lock)) }
    guard !hasEnded, !isBroken else { return false }
    insideCount += 1
    return true
  }

  private func leave(hasEnded: Bool) {
    requireZero(pthread_mutex_lock(lock))
    insideCount -= 1
    if hasEnded { self.hasEnded = true }
    requireZero(pthread_cond_broadcast(emptied))
    requireZero(pthread_mutex_unlock(lock))
  }

  private func breakDown() {
    requireZero(pthread_mutex_lock(lock))
    isBroken = true
    requireZero(pthread_cond_broadcast(emptied))
    requireZero(pthread_mutex_unlock(lock))
  }

  /// Waits until every thread that entered has left; false if one of them failed.
  func waitUntilEmpty() -> Bool {
    requireZero(pthread_mutex_lock(lock))
    defer { requireZero(pthread_mutex_unlock(lock)) }
    while insideCount > 0, !isBroken { requireZero(pthread_cond_wait(emptied, lock)) }
    return !isBroken
  }
}
