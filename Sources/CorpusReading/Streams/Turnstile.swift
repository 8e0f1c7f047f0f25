internal import DurableFiles
internal import Glibc

/// Lets threads through one at a time in the order of their numbers.
///
/// Numbers are given out in order, and who holds one runs until it has passed; the lowest number never waits, so this
/// needs no particular number of threads.
package final class Turnstile: @unchecked Sendable {
  // Unchecked: `turn` and `isBroken` are read and written under the lock only.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let turned = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var turn = 0
  private var isBroken = false

  package init() {
    requireZero(pthread_mutex_init(lock, nil))
    requireZero(pthread_cond_init(turned, nil))
  }

  deinit {
    requireZero(pthread_cond_destroy(turned))
    requireZero(pthread_mutex_destroy(lock))
    turned.deallocate()
    lock.deallocate()
  }

  /// Runs `body` when every lower number has passed, then lets the next through; false if the turnstile is broken.
  package func pass(_ number: Int, _ body: () -> Void) -> Bool {
    requireZero(pthread_mutex_lock(lock))
    while turn != number && !isBroken { requireZero(pthread_cond_wait(turned, lock)) }
    let isWhole = !isBroken
    requireZero(pthread_mutex_unlock(lock))
    guard isWhole else { return false }
    body()
    requireZero(pthread_mutex_lock(lock))
    turn += 1
    requireZero(pthread_cond_broadcast(turned))
    requireZero(pthread_mutex_unlock(lock))
    return true
  }

  /// Lets nobody through any more: a number was lost to an error.
  package func breakDown() {
    requireZero(pthread_mutex_lock(lock))
    isBroken = true
    requireZero(pthread_cond_broadcast(turned))
    requireZero(pthread_mutex_unlock(lock))
  }
}
