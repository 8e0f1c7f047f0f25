import ArgumentParser
import Glibc
import SystemPackage

extension ProgressForm: ExpressibleByArgument {}

/// How a run behaves, whatever it does.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to use (default: one for each processor).", valueName: "n"))
  var threads: Int?

  @OptionGroup var memory: MemoryOptions

  @Flag(help: "Replace what is to be written if it exists.")
  var force = false

  @Flag(name: .shortAndLong, help: "Only errors on standard error: no progress, warnings or summary.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Progress on standard error: auto (a bar on a terminal, a line every 30 seconds elsewhere), plain (lines), json (JSON lines) or "
        + "none.", valueName: "form"))
  var progress = ProgressForm.auto

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): at least 1 is needed") }
    try LargestNumber.check("--threads", threads, LargestNumber.threads)
  }

  var threadCount: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Bytes that may be resident at most.
  var memoryLimitBytes: Int { memory.memoryLimitBytes }

  /// Where temporary files go.
  var temporaryDirectory: FilePath { memory.temporaryDirectory }

  /// Prints what is worth knowing and no warning, unless the run is quiet.
  func note(_ text: String) {
    if !quiet { StandardError.say(text) }
  }

  /// Prints a warning unless the run is quiet.
  func warn(_ text: String) {
    if !quiet { StandardError.warn(text) }
  }

  /// Prints several warnings.
  func warn(_ texts: [String]) {
    for text in texts { warn(text) }
  }
}

extension ProgressLine {
  /// - Parameter sharesTerminal: whether results are written to standard output meanwhile.
  convenience init(_ run: RunOptions, sharesTerminal: Bool = false) {
    self.init(isQuiet: run.quiet, form: run.progress, sharesTerminal: sharesTerminal)
  }
}
