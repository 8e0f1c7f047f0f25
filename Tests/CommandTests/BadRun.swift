import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// One thing that a person may get wrong, and what `kc-vocab` answers.
struct BadRun: CustomTestStringConvertible, Sendable {
  var name: String
  var arguments: [String]
  var files: [String: [UInt8]] = [:]
  var input: [UInt8] = []
  var status: Int32 = 1
  /// The whole of standard error.
  var message: String
  /// What a shell does in the folder before, with the command as `$0`.
  private var preparation: String?
  /// Starts the command, as `$0`, in the place of its arguments.
  private var script: String?
  /// What the run leaves in the folder.
  private var outputs: [String] = []
  private var prints = false

  var testDescription: String { name }

  init(_ name: String, _ arguments: [String], files: [String: String] = [:], status: Int32 = 1, _ message: String) {
    self.name = name
    self.arguments = arguments
    self.files = files.mapValues { Array($0.utf8) }
    self.status = status
    self.message = message
  }

  func with(_ file: String, _ bytes: [UInt8]) -> BadRun {
    var copy = self
    copy.files[file] = bytes
    return copy
  }

  /// The same where standard input holds something.
  func reading(_ input: [UInt8]) -> BadRun {
    var copy = self
    copy.input = input
    return copy
  }

  /// The same in a folder where a shell script ran before.
  func after(_ preparation: String) -> BadRun {
    var copy = self
    copy.preparation = preparation
    return copy
  }

  /// The same, started by a shell script.
  func started(by script: String) -> BadRun {
    var copy = self
    copy.script = script
    return copy
  }

  /// The same as a run that writes these files or directories all the same.
  func leaving(_ outputs: String...) -> BadRun {
    var copy = self
    copy.outputs = outputs
    return copy
  }

  /// The same as a run that prints its result all the same.
  func printing() -> BadRun {
    var copy = self
    copy.prints = true
    return copy
  }

  /// Runs it in a folder of its own, where it must leave nothing behind.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    try withTemporaryFolder { folder in
      try prepare(folder)
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.string).sorted()
      let run = try start(in: folder)
      #expect(run.errorText == message, sourceLocation: location)
      #expect(run.status == status, sourceLocation: location)
      #expect(run.output.isEmpty != prints, sourceLocation: location)
      let after = try FileManager.default.subpathsOfDirectory(atPath: folder.string).sorted()
      let left = after.filter { name in !outputs.contains { name == $0 || name.hasPrefix($0 + "/") } }
      #expect(left == before, "left something behind", sourceLocation: location)
      #expect(outputs.allSatisfy(after.contains), "left less than it should", sourceLocation: location)
    }
  }

  private func prepare(_ folder: FilePath) throws {
    for (file, bytes) in files {
      let path = folder.appending(file)
      try FileManager.default.createDirectory(
        atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path.string))
    }
    if let preparation {
      let run = try ChildProcess("/bin/bash", ["-ec", preparation, CommandRun.executable], in: folder)
      try #require(run.status == 0, "\(run.errorText)")
    }
  }

  private func start(in folder: FilePath) throws -> ChildProcess {
    guard let script else { return try ChildProcess(CommandRun.executable, arguments, in: folder, input: input) }
    return try ChildProcess("/bin/bash", ["-c", script, CommandRun.executable], in: folder, input: input)
  }
}

/// What the parser says of wrong usage.
func usage(_ command: String, _ operands: String, _ message: String) -> String {
  """
  error: \(message)
  Usage: kc-vocab \(command) [<options>] \(operands)
    See 'kc-vocab \(command) --help' for more information.

  """
}
