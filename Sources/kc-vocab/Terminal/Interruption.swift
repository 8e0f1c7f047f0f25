import DurableFiles
import Glibc
import Synchronization

/// Ctrl-C and polite termination: temporary files go, outputs stay as they were, the exit code is 130.
enum Interruption {
  /// Blocks the signals in every thread made from here on and waits for them in one thread of its own, where, unlike
  /// in a signal handler, locks may be taken and files removed.
  static func install() {
    var signals = watchedSignals()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread: pthread_t = 0
    pthread_create(&thread, nil, signalWaiter, nil)
  }

  /// What to say besides, where a run keeps something on purpose; asked when the signal has come.
  static let note = Mutex<(@Sendable () -> String?)?>(nil)

  fileprivate static func watchedSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      if !isIgnored(signal) { sigaddset(&signals, signal) }
    }
    return signals
  }

  /// A parent such as `nohup` may have chosen to ignore a signal; that choice stands.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}

private func signalWaiter(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  var signals = Interruption.watchedSignals()
  var received: Int32 = 0
  while sigwait(&signals, &received) != 0 {}
  TemporaryPaths.removeAll()
  let clearing = StandardError.isTerminal ? "\r\u{1B}[K" : ""
  let kept = Interruption.note.withLock { $0?() }
  StandardError.write(clearing + "interrupted: \(kept ?? "nothing was written")\n")
  _exit(ExitStatus.interrupted.rawValue)
}
