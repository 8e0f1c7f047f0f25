package import Foundation
package import SystemPackage

/// One run of the built `kc-vocab`, as a person would start it.
package struct CommandRun {
  package let status: Int32
  package let output: [UInt8]
  package let errorOutput: [UInt8]

  package var text: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errorOutput, as: UTF8.self) }

  /// The command beside the running test bundle.
  package static let executable: URL = {
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appending(path: "kc-vocab")
  }()

  /// Runs the command to its end.
  /// - Parameters:
  ///   - folder: the working directory.
  ///   - input: what standard input holds; closed and empty by default.
  @discardableResult
  package init(_ arguments: [String], in folder: FilePath, input: some Sequence<UInt8> = EmptyCollection()) throws {
    (status, output, errorOutput) = try withTemporaryFolder { scratch in
      // Files instead of pipes: any amount of output, no reader needed.
      let streams = ["in", "out", "err"].map { scratch.appending($0).string }
      try Data(input).write(to: URL(filePath: streams[0]))
      for stream in streams.dropFirst() { try Data().write(to: URL(filePath: stream)) }
      let process = Process()
      process.executableURL = Self.executable
      process.arguments = arguments
      process.currentDirectoryURL = URL(filePath: folder.string)
      process.standardInput = FileHandle(forReadingAtPath: streams[0])
      process.standardOutput = FileHandle(forWritingAtPath: streams[1])
      process.standardError = FileHandle(forWritingAtPath: streams[2])
      try process.run()
      process.waitUntilExit()
      let output = try Data(contentsOf: URL(filePath: streams[1]))
      let errorOutput = try Data(contentsOf: URL(filePath: streams[2]))
      return (process.terminationStatus, Array(output), Array(errorOutput))
    }
  }
}
