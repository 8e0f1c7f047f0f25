import ArgumentParser
import DurableFiles
import Glibc

/// Runs the command and turns whatever ended it into an exit code.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    Interruption.install()
    do {
      var command = try parse(Array(CommandLine.arguments.dropFirst()))
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

  /// - Throws: `CommandFailure` for what is misspelt, before whatever else is wrong; ArgumentParser's errors.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let check = CommandLineCheck(arguments)
    try check.requireCommand()
    do { return try KcVocab.parseAsRoot(arguments) } catch {
      // Help and versions are asked for by errors too.
      guard KcVocab.exitCode(for: error) != .success, let failure = check.unknownOption() else { throw error }
      throw failure
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
  case gateFailed = 3
  case usage = 64
  case interrupted = 130
}
