import ArgumentParser
import SystemPackage
import WordPiece

/// Where a vocabulary directory goes.
struct OutputDirectoryOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Directory to write the vocabulary into.", valueName: "directory"))
  var output: String

  @Flag(help: "Replace the output directory if it exists.")
  var force = false

  var path: FilePath { FilePath(output) }

  /// Finds out before the work whether its result could be written.
  func check() throws { try VocabularyFiles.check(path, replacing: force) }
}
