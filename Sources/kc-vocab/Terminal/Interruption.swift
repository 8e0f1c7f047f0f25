import DurableFiles
import Glibc
import Synchronization
import SystemPackage

/// Ctrl-C and polite termination: temporary files go, outputs are whole or as they were, the exit code is 130.
enum Interruption {
  /// Blocks the signals in every thread made from here on and waits for them in one thread of its own, where, unlike
  /// in a signal handler, locks may be taken and files removed.
  /// - Throws: `CommandFailure` where the system gives no further thread.
  static func install() throws {
    // Writing beyond a limit or to nobody is an error like others, where it happens.
    for number in [SIGPIPE, SIGXFSZ] where unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == -1 {
      throw CommandFailure("signal \(number) cannot be ignored (\(Errno(rawValue: errno)))")
    }
    var signals = try watchedSignals()
    var thread: pthread_t = 0
    var result = pthread_sigmask(SIG_BLOCK, &signals, nil)
    if result == 0 { result = pthread_create(&thread, nil, signalWaiter, nil) }
    guard result == 0 else {
      throw CommandFailure(
        "no thread can be made (\(Errno(rawValue: result))); allow this user more processes (ulimit -u) or memory")
    }
  }

  /// What to say besides, where a run keeps something on purpose; asked when the signal has come, with the number of
  /// files that were kept for a later run.
  static let note = Mutex<(@Sendable (_ keptCount: Int) -> String?)?>(nil)

  fileprivate static func watchedSignals() throws -> sigset_t {
    var signals = sigset_t()
    var isSet = sigemptyset(&signals) == 0
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU] where try !isIgnored(signal) {
      isSet = sigaddset(&signals, signal) == 0 && isSet
    }
    guard isSet else { throw CommandFailure("signals cannot be waited for (\(Errno(rawValue: errno)))") }
    return signals
  }

  /// A parent such as `nohup` may have chosen to ignore a signal; that choice stands.
  private static func isIgnored(_ number: Int32) throws -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else {
      throw CommandFailure("signal \(number) cannot be waited for (\(Errno(rawValue: errno)))")
    }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}

private func signalWaiter(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard var signals = try? Interruption.watchedSignals() else { return nil }
  var received: Int32 = 0
  while sigwait(&signals, &received) != 0 {}
  // From here on no output takes its name, so that what is said stays true.
  OutputLedger.abandon { written, keptCount, remains in
    let clearing = StandardError.isTerminal ? "\r\u{1B}[K" : ""
    let kept = Interruption.note.withLock { $0?(keptCount) }
    let facts = [written.isEmpty ? nil : "\(listed(written)) written before", kept].compactMap(\.self)
    StandardError.write(
      clearing + "interrupted: \(facts.isEmpty ? "nothing was written" : facts.joined(separator: "; "))\n")
    warnOfRemains(remains)
    _exit(ExitStatus.interrupted.rawValue)
  }
}

/// Outputs with a verb: `a is`, `a and b are`, `a and 3 more are`.
func listed(_ outputs: [FilePath]) -> String {
  switch outputs.count {
  case 1: "\(outputs[0].shown) was"
  case 2: "\(outputs[0].shown) and \(outputs[1].shown) were"
  default: "\(outputs[0].shown) and \(outputs.count - 1) more were"
  }
}

/// Says what could not be removed.
func warnOfRemains(_ remains: [FilePath]) {
  for path in remains { StandardError.warn("\(path.shown): is temporary and could not be removed; remove it") }
}
