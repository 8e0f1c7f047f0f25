import ArgumentParser
import DurableFiles
import FoundationEssentials
import SystemPackage

/// Audits whose text was read elsewhere or is read in parts.
struct AuditPartOptions: ParsableArguments {
  @OptionGroup var part: PartOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "With --partial: the state to write, compressed if it ends in .gz or .zst; `-` is standard output.",
      valueName: "state"),
    completion: .file())
  var output: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Read no comments, but join these states, or those in a directory, of the same vocabularies in the same order: the report is that "
        + "of one audit of all comments.", valueName: "state"), completion: .file())
  var join: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --join: the corpus has so many files (default: as many inputs as the states have read).", valueName: "n"))
  var files: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Read no comments, but these counts files: what needs comments ([UNK] by comment, intervals over comments, examples) is left out.",
      valueName: "file"), completion: .file())
  var counts: [String] = []

  /// Whether no comments are read.
  var replacesComments: Bool { !join.isEmpty || !counts.isEmpty }

  /// What the run writes by these options.
  var outputs: [PlannedOutput?] { [.file("--output", output)] }

  func validate() throws {
    if part.partial != (output != nil) {
      throw ValidationError(
        part.partial
          ? "--partial writes a state instead of a report; say where with --output"
          : "--output is for the state that --partial writes; add --partial, or write a report with --report")
    }
    if part.cleaned && !part.partial {
      throw ValidationError("--cleaned is for parts that were cleaned before; add --partial, or leave it out")
    }
    if files != nil && join.isEmpty { throw ValidationError("--files is for --join; leave it out") }
    if let files, files < 0 { throw ValidationError("--files \(files): cannot be negative") }
    try LargestNumber.check("--files", files, LargestNumber.vocabularySize)
    if replacesComments && part.partial {
      throw ValidationError("--partial reads comments, and --join and --counts replace them; give one of them")
    }
    if !join.isEmpty && !counts.isEmpty {
      throw ValidationError("--join and --counts both say what comments came to; give one of them")
    }
  }

  /// The states to join. Of a directory those files whose names do not begin with `.` or `_`, as engines name files of
  /// their own.
  /// - Throws: `CommandFailure` for a directory without states.
  func states() throws -> [FilePath] {
    var paths: [FilePath] = []
    for name in join {
      let path = CommandLineBytes.path(name)
      guard let names = try? directoryEntries(path) else {
        if !Self.isOfEngine(path.lastComponent?.string ?? "") { paths.append(path) }
        continue
      }
      let states = names.filter { !Self.isOfEngine($0) }.sorted().map { path.appending($0) }
      guard !states.isEmpty else { throw CommandFailure("\(path.shown): the directory holds no states; name another") }
      paths += states
    }
    return paths
  }

  private static func isOfEngine(_ name: String) -> Bool { name.hasPrefix(".") || name.hasPrefix("_") }
}
