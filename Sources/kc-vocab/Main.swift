import DurableFiles
import Glibc

/// Runs the command and turns whatever ended it into an exit code.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    Interruption.install()
    MemoryExhaustion.install(Self.endWithoutMemory)
    do {
      var command = try KcVocab.parseAsRoot()
      try command.run()
      try StandardOutput.shared.flush()
    } catch is BrokenPipe {
      // Whoever read our output has seen enough: `kc-vocab encode … | head` is a success.
      finish(.done)
    } catch let failure as CommandFailure {
      StandardError.write("error: \(failure.message)\n")
      finish(failure.exitStatus)
    } catch let error as any ExplainedError {
      StandardError.write("error: \(error.message)\n")
      finish(.failed)
    } catch {
      KcVocab.exit(withError: error)
    }
  }

  /// Other threads go on meanwhile, so nothing is run at the end that they might need.
  @Sendable
  private static func endWithoutMemory(byteCount: Int) -> Never {
    let megabytes = (byteCount + 999_999) / 1_000_000
    StandardError.write(
      "error: no memory left (asked for \(megabytes) MB); use less with --memory, or give the process more\n")
    TemporaryPaths.removeAll()
    _exit(ExitStatus.failed.rawValue)
  }

  /// Ends the process; what is staged but not committed goes.
  private static func finish(_ status: ExitStatus) -> Never {
    TemporaryPaths.removeAll()
    exit(status.rawValue)
  }
}

/// The documented exit codes.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case gateMissed = 3
  case usage = 64
  case interrupted = 130
}
