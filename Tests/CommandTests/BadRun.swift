import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// One thing that a person may get wrong, and what `kc-vocab` answers.
struct BadRun: CustomTestStringConvertible, Sendable {
  var name: String
  var arguments: [String]
  var files: [String: [UInt8]] = [:]
  var status: Int32 = 1
  /// The whole of standard error.
  var message: String

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

  /// Runs it in a folder of its own, where it must leave nothing behind.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    try withTemporaryFolder { folder in
      for (file, bytes) in files { try Data(bytes).write(to: URL(filePath: folder.appending(file).string)) }
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.string).sorted()
      let run = try CommandRun(arguments, in: folder)
      #expect(run.errorText == message, sourceLocation: location)
      #expect(run.status == status, sourceLocation: location)
      #expect(run.output.isEmpty, sourceLocation: location)
      let after = try FileManager.default.subpathsOfDirectory(atPath: folder.string).sorted()
      #expect(after == before, "left something behind", sourceLocation: location)
    }
  }
}
