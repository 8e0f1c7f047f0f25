internal import Glibc
internal import Synchronization

/// Ends the process where a library that it cannot do without fails: nothing that follows could be believed.
///
/// What was registered with `beforeGivingUp` runs first; the exit code is that of a failure.
package func giveUp(_ message: String) -> Never {
  if let cleanUp = cleanUp.withLock({ $0 }) { cleanUp() }
  let bytes = Array("error: \(message)\n".utf8)
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress! + written, $0.count - written) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { break }
    written += count
  }
  _exit(1)
}

/// Sets what `giveUp` does before the process ends: removing what must not outlive it.
package func beforeGivingUp(_ body: @escaping @Sendable () -> Void) { cleanUp.withLock { $0 = body } }

private let cleanUp = Mutex<(@Sendable () -> Void)?>(nil)

/// Ends the process with a message where a library cannot do what only a lack of memory keeps it from.
///
/// Nothing is written then. For results that leave nothing to go on with, where they are good at all times but these.
@inline(__always)
package func require(_ isDone: Bool, of library: StaticString) {
  if !isDone {
    giveUp("\(library) cannot go on: there is no memory left; close other programs, or use fewer --threads")
  }
}

/// The same for functions of the system that return 0, such as those that lock.
@inline(__always)
package func requireZero(_ result: Int32, of function: StaticString = "a lock of the system") {
  require(result == 0, of: function)
}
