import FoundationEssentials
package import SystemPackage

/// One run of the built `kc-vocab`, as a person would start it.
package struct CommandRun {
  package let status: Int32
  package let output: [UInt8]
  package let errorOutput: [UInt8]

  package var text: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errorOutput, as: UTF8.self) }

  /// The command beside the running test bundle.
  package static let executable: String = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return FilePath(bundle).removingLastComponent().appending("kc-vocab").string
  }()

  /// Runs the command to its end.
  /// - Parameters:
  ///   - folder: the working directory.
  ///   - input: what standard input holds; empty by default.
  @discardableResult
  package init(_ arguments: [String], in folder: FilePath, input: some Sequence<UInt8> = EmptyCollection()) throws {
    let run = try ChildProcess(Self.executable, arguments, in: folder, input: input)
    (status, output, errorOutput) = (run.status, run.output, run.errorOutput)
  }
}
