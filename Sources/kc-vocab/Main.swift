import Storage
import ArgumentParser
import DurableFiles
import Glibc

/// Runs the command and turns whatever ended it into an exit code.
@main
enum Main {
  static func main() {
    MemoryExhaustion.install(Self.endWithoutMemory)
    do {
      try StandardStreams.reserve()
      try OpenFiles.require()
      try Interruption.install()
      let arguments = try CommandLineBytes.arguments()
      if let help = ShortHelp.asked(by: arguments) { try end(with: help.text) }
      // Alone, it needs no parser.
      if arguments == ["--version"] { try end(with: Version.sentence + "\n") }
      var command = try parse(arguments)
      try requireProcessFiles()
      try command.run()
      try StandardOutput.shared.flush()
      warnOfRemains(OutputLedger.remains)
    } catch is BrokenPipe {
      // Whoever read our output has seen enough: `kc-vocab encode … | head` is a success.
      finish(.done)
    } catch let failure as CommandFailure {
      fail(failure.message, failure.exitStatus)
    } catch let error as any ExplainedError {
      fail(error.message, .failed)
    } catch {
      explain(error)
    }
  }

  /// - Throws: `CommandFailure` for what is misspelt, before whatever else is wrong; ArgumentParser's errors.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let check = CommandLineCheck(arguments)
    try check.requireCommand()
    if check.asksForHelp { try end(with: FullHelp(path: check.path).text(columns: min(StandardOutput.columns, 120))) }
    let settings = try Settings.found()?.applied(to: check) ?? []
    do {
      let all = arguments.with(settings)
      let command = try KcVocab.parseAsRoot(all)
      let isQuiet = all.prefix { $0 != "--" }.contains { ["-q", "--quiet"].contains($0) }
      if !settings.isEmpty, !isQuiet { StandardError.say(settings.sentence) }
      return command
    } catch {
      // Help and versions are asked for by errors too.
      guard KcVocab.exitCode(for: error) != .success else { throw error }
      throw check.unknownOption() ?? blamed(settings, arguments, error) ?? error
    }
  }

  /// The setting that a command line is wrong for; nil where it is wrong without it as well.
  private static func blamed(
    _ settings: [AppliedSetting], _ arguments: [String], _ error: any Error
  ) -> CommandFailure? {
    for place in settings.indices {
      var others = settings
      let setting = others.remove(at: place).setting
      if (try? KcVocab.parseAsRoot(arguments.with(others))) != nil {
        return CommandFailure("\(setting.source): \(KcVocab.message(for: error))", exitStatus: .usage)
      }
    }
    return nil
  }

  private static func end(with text: String) throws {
    try StandardOutput.shared.write(text)
    try StandardOutput.shared.flush()
    finish(.done)
  }

  /// The thread pool counts its runnable threads in `/proc`, and ends the process by a signal where that is not there.
  private static func requireProcessFiles() throws {
    guard access("/proc/self/task", F_OK) == 0 else {
      throw CommandFailure("/proc: is not mounted, and threads need it; mount it with `mount -t proc proc /proc`")
    }
  }

  /// Help and wrong usage, in the parser's words.
  private static func explain(_ error: any Error) -> Never {
    let text = KcVocab.fullMessage(for: error)
    let status = KcVocab.exitCode(for: error)
    guard status.isSuccess else {
      StandardError.say(text)
      OutputLedger.removeStaged()
      exit(status.rawValue)
    }
    do {
      try StandardOutput.shared.write(text + "\n")
      try StandardOutput.shared.flush()
      finish(.done)
    } catch let failure as CommandFailure {
      fail(failure.message, failure.exitStatus)
    } catch {
      finish(.done)
    }
  }

  private static func fail(_ message: String, _ status: ExitStatus) -> Never {
    StandardError.say("error: \(message)")
    let written = OutputLedger.written
    if status == .failed, !written.isEmpty { StandardError.say("\(listed(written)) written before") }
    finish(status)
  }

  /// Other threads go on meanwhile, so nothing is run at the end that they might need.
  @Sendable
  private static func endWithoutMemory(byteCount: Int) -> Never {
    let megabytes = (byteCount + 999_999) / 1_000_000
    StandardError.write(
      "error: no memory left (asked for \(megabytes) MB); use less with --memory, or give the process more\n")
    OutputLedger.removeStaged()
    _exit(ExitStatus.failed.rawValue)
  }

  /// Ends the process; what is staged but not committed goes.
  private static func finish(_ status: ExitStatus) -> Never {
    OutputLedger.removeStaged()
    warnOfRemains(OutputLedger.remains)
    exit(status.rawValue)
  }
}

extension [String] {
  /// The command line with what the settings say, behind all else but what follows `--`.
  fileprivate func with(_ settings: [AppliedSetting]) -> [String] {
    let end = firstIndex(of: "--") ?? endIndex
    return self[..<end] + settings.flatMap(\.arguments) + self[end...]
  }
}
