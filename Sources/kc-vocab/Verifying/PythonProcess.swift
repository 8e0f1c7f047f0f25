import DurableFiles
import Storage
import FoundationEssentials
import Glibc
import SystemPackage

/// A Python that is run with a script, its three streams in files without names.
struct PythonProcess {
  let interpreter: String
  private let directory: FilePath

  /// `KC_VOCAB_PYTHON`, else `python3` as the shell finds it.
  /// - Parameter directory: where temporary files go.
  init(temporaryDirectory directory: FilePath) {
    let named = ProcessInfo.processInfo.environment["KC_VOCAB_PYTHON"]
    interpreter = named.flatMap { $0.isEmpty ? nil : $0 } ?? "python3"
    self.directory = directory
  }

  struct Failure: Error {
    /// The last line that Python wrote to standard error.
    var lastLine: String
  }

  /// Runs the script to its end.
  /// - Returns: what it wrote to standard output.
  /// - Throws: `Failure` where it did not end well; `CommandFailure` where there is no such program.
  func run(_ script: [UInt8], _ arguments: [String], input: ScratchFile? = nil) throws -> ScratchFile {
    let input = try input ?? ScratchFile(in: directory)
    let (output, errors) = (try ScratchFile(in: directory), try ScratchFile(in: directory))
    let words = [interpreter, "-c", String(decoding: script, as: UTF8.self)] + arguments
    let status = try input.withDescriptor { input in
      try output.withDescriptor { output in
        try errors.withDescriptor { try Self.run(words, [input, output, $0]) }
      }
    }
    guard status == 0 else {
      let text = String(decoding: try errors.wholeBytes(), as: UTF8.self)
      throw Failure(lastLine: text.split(whereSeparator: \.isNewline).last.map { String($0) } ?? "it says nothing")
    }
    return output
  }

  /// - Parameter streams: in the order of their numbers.
  /// - Returns: the exit status, or 128 plus the number of the signal that ended the process.
  private static func run(_ words: [String], _ streams: [FileDescriptor]) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    requireZero(posix_spawn_file_actions_init(&actions), of: "posix_spawn")
    defer { requireZero(posix_spawn_file_actions_destroy(&actions), of: "posix_spawn") }
    for (number, stream) in streams.enumerated() {
      guard lseek(stream.rawValue, 0, SEEK_SET) == 0 else { throw Errno(rawValue: errno) }
      requireZero(posix_spawn_file_actions_adddup2(&actions, stream.rawValue, Int32(number)), of: "posix_spawn")
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    require(arguments.dropLast().allSatisfy { $0 != nil }, of: "strdup")
    var process: pid_t = 0
    let result = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    guard result == 0 else {
      throw CommandFailure(
        "\(words[0]): cannot be run (\(Errno(rawValue: result))); name a Python that has tokenizers or transformers in "
          + "KC_VOCAB_PYTHON")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
