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

  /// Opens and checks every input. Comments are cleaned as the options say.
  /// - Parameters:
  ///   - dedup: where repeated comments are dropped if the options say so.
  ///   - keepsDroppedLines: whether an empty line stands for each comment that cleaning drops.
  func reader(
    dedup: DeduplicationRun? = nil, keepsDroppedLines: Bool = false,
    _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> CorpusReader {
    var stage = try reading.cleaning.stage()
    stage?.keepsDroppedLines = keepsDroppedLines
    return try reader(cleaning: stage, dedup: dedup, change)
  }

  /// The same with another cleaning, or none.
  /// - Parameter documents: makes documents of the comments that stay.
  func reader(
    cleaning stage: CleaningStage?, dedup: DeduplicationRun? = nil, documents: DocumentGrouping? = nil,
    _ change: (inout ReadingOptions) -> Void
  ) throws -> CorpusReader {
    var options = readingOptions
    change(&options)
    let stages = dedup?.stages(cleaning: stage) ?? stage.map { [$0] } ?? []
    return try CorpusReader(try inputs(), options: options, stages: stages + (documents.map { [$0] } ?? []))
  }

  /// The same options for other inputs.
  func with(_ inputs: [CorpusInput]) -> InputOptions {
    var copy = self
    copy.files = inputs.map(\.path.string)
    copy.filesFrom = []
    return copy
  }

  /// What is named, with patterns and directories replaced by the files that they stand for.
  func inputs() throws -> [CorpusInput] {
    try InputExpansion.expand(files, lists: filesFrom.map { CorpusInput(argument: $0) })
  }
}
