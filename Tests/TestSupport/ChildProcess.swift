import FoundationEssentials
import Glibc
package import SystemPackage

/// One run of a program to its end.
///
/// Started by `posix_spawn`: Foundation's `Process` would bring Foundation's own ICU, whose C module contradicts the
/// system's.
package struct ChildProcess {
  /// The exit status, or 128 plus the number of the signal that ended it.
  package let status: Int32
  package let output: [UInt8]
  package let errorOutput: [UInt8]

  package var text: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errorOutput, as: UTF8.self) }

  /// Runs a program.
  /// - Parameters:
  ///   - executable: its path.
  ///   - folder: the working directory.
  ///   - input: what standard input holds; empty by default.
  /// - Throws: `Errno` if no process could be started; a program that is missing has status 127.
  @discardableResult
  package init(
    _ executable: String, _ arguments: [String], in folder: FilePath, input: some Sequence<UInt8> = EmptyCollection()
  ) throws {
    (status, output, errorOutput) = try withTemporaryFolder { scratch in
      // Files instead of pipes: any amount of output, no reader needed.
      let streams = ["in", "out", "err"].map { scratch.appending($0).string }
      try Data(input).write(to: URL(filePath: streams[0]))
      let status = try spawn(executable, arguments, in: folder, streams)
      let output = try Data(contentsOf: URL(filePath: streams[1]))
      let errorOutput = try Data(contentsOf: URL(filePath: streams[2]))
      return (status, Array(output), Array(errorOutput))
    }
  }
}

/// Runs a program with its three standard streams in files, and waits for its end.
private func spawn(
  _ executable: String, _ arguments: [String], in folder: FilePath, _ streams: [String]
) throws -> Int32 {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, streams[0], O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, streams[1], O_WRONLY | O_CREAT, 0o600)
  posix_spawn_file_actions_addopen(&actions, 2, streams[2], O_WRONLY | O_CREAT, 0o600)
  // The shell changes the folder and becomes the program.
  let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.string]
  var words = (shell + [executable] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  let result = posix_spawn(&process, shell[0], &actions, nil, &words, environ)
  guard result == 0 else { throw Errno(rawValue: result) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 {
    guard errno == EINTR else { throw Errno(rawValue: errno) }
  }
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}
