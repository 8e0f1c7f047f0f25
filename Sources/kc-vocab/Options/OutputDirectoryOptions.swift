import ArgumentParser
import SystemPackage

/// Where a vocabulary directory goes.
struct OutputDirectoryOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Directory to write the vocabulary into.", valueName: "directory"),
    completion: .directory)
  var output: String

  var path: FilePath { FilePath(output) }
}
