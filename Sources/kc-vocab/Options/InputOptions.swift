import ArgumentParser
import CorpusReading

/// Where comments come from; the same for every command whose operands are files of comments.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, patterns or directories of comments; `-` is standard input. Compressed files (.gz .zst .xz .bz2) are read as "
        + "they are.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("Read the names of further files from this file, one a line.", valueName: "file"))
  var filesFrom: [String] = []

  @OptionGroup var reading: ReadingArguments

  /// Whether anything was named to read.
  var isEmpty: Bool { files.isEmpty && filesFrom.isEmpty }

  var strict: Bool { reading.strict }

  var readingOptions: ReadingOptions { reading.options }

  /// Opens and checks every input.
  /// - Parameter dedup: where repeated comments are dropped if the options say so.
  func reader(
    dedup: DeduplicationRun? = nil, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> CorpusReader {
    var options = readingOptions
    change(&options)
    let inputs = try InputExpansion.expand(files, lists: filesFrom.map { CorpusInput(argument: $0) })
    return try CorpusReader(inputs, options: options, stages: dedup?.stages() ?? [])
  }
}
