internal import Glibc

/// A value that one thread at a time touches, and for whose changes threads can wait.
///
/// - Source: Hoare, "Monitors: an operating system structuring concept", 1974.
/// - Safety: the value is read and written under the lock only, which is what makes this sendable. The lock and the
///   condition are allocated once and never move, as pthreads ask for.
public final class Monitor<Value>: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var value: Value

  public init(_ value: sending Value) {
    self.value = value
    requireZero(pthread_mutex_init(lock, nil))
    requireZero(pthread_cond_init(changed, nil))
  }

  deinit {
    requireZero(pthread_cond_destroy(changed))
    requireZero(pthread_mutex_destroy(lock))
    changed.deallocate()
    lock.deallocate()
  }

  /// Changes the value, and wakes the threads that wait.
  public func update<Result>(_ body: (inout Value) -> Result) -> Result {
    requireZero(pthread_mutex_lock(lock))
    defer {
      requireZero(pthread_cond_broadcast(changed))
      requireZero(pthread_mutex_unlock(lock))
    }
    return body(&value)
  }

  /// Waits until the value fulfils `condition`, and gives it.
  public func wait(until condition: (Value) -> Bool) -> Value {
    requireZero(pthread_mutex_lock(lock))
    defer { requireZero(pthread_mutex_unlock(lock)) }
    while !condition(value) { requireZero(pthread_cond_wait(changed, lock)) }
    return value
  }
}
