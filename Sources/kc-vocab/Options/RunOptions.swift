import ArgumentParser
import DurableFiles
import Glibc

/// How a run behaves, whatever it does.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to use (default: one for each processor).", valueName: "n"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Only errors on standard error: no progress, warnings or summary.")
  var quiet = false

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): at least 1 is needed") }
  }

  var threadCount: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Prints a warning unless the run is quiet.
  func warn(_ text: String) {
    if !quiet { StandardError.warn(text) }
  }
}
