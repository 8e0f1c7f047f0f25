import DurableFiles
import Glibc

/// Runs the command and turns whatever ended it into an exit code.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    Interruption.install()
    do {
      var command = try KcVocab.parseAsRoot()
      try command.run()
      try StandardOutput.shared.flush()
    } catch is BrokenPipe {
      // Whoever read our output has seen enough: `kc-vocab encode … | head` is a success.
      finish(.done)
    } catch let failure as CommandFailure {
      StandardError.say("error: \(failure.message)")
      finish(failure.exitStatus)
    } catch let error as any ExplainedError {
      StandardError.say("error: \(error.message)")
      finish(.failed)
    } catch {
      KcVocab.exit(withError: error)
    }
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
