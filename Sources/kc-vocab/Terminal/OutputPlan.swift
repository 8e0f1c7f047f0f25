import ArgumentParser
import DurableFiles
import SystemPackage
import WordPiece

/// One thing that a run was told to write.
struct PlannedOutput {
  enum Form {
    case file, directory
    /// A file that is added to, and that a failure leaves as it was.
    case history
  }

  /// The option that names it, as in `--output`.
  var option: String
  var name: String
  var form: Form

  var isStandardOutput: Bool { form == .file && name == "-" }
  var path: FilePath { FilePath(name) }

  static func file(_ option: String, _ name: String?) -> PlannedOutput? {
    name.map { PlannedOutput(option: option, name: $0, form: .file) }
  }

  static func directory(_ option: String, _ name: String?) -> PlannedOutput? {
    name.map { PlannedOutput(option: option, name: $0, form: .directory) }
  }
}

/// Everything that a run writes, checked before anything is read.
///
/// Every command that writes goes through here: what is there already is replaced only with `--force`, what is read
/// never.
struct OutputPlan {
  private let outputs: [PlannedOutput]
  private let replaces: Bool

  /// - Parameter replacing: whether outputs that exist may be replaced.
  init(_ outputs: [PlannedOutput?] = [], replacing: Bool = false) {
    self.outputs = outputs.compactMap(\.self)
    replaces = replacing
  }

  /// Whether standard output belongs to one of the outputs, so that nothing else may go there.
  var takesStandardOutput: Bool { outputs.contains(where: \.isStandardOutput) }

  /// Refuses what standard output cannot hold together.
  /// - Throws: `ValidationError`.
  func validate(json: Bool) throws {
    let there = outputs.filter(\.isStandardOutput).map(\.option)
    if there.count > 1 {
      throw ValidationError("\(there.joined(separator: " and ")): standard output takes only one of them; name a file")
    }
    if json, let option = there.first {
      throw ValidationError(
        "--json prints the report to standard output, where \(option) is to go; name a file with \(option)")
    }
  }

  /// Finds out whether every output may and can be written.
  /// - Parameter inputs: what the run reads, but no standard input that is not a file; a directory stands for the
  ///   vocabulary in it.
  /// - Throws: `CommandFailure` for an output that is an input or another output; `FileError` as outputs do.
  func check(reading inputs: [FilePath]) throws {
    let inputs = try InputIdentities(inputs)
    if let identity = FileIdentity(.standardOutput), let input = inputs.name(of: identity) {
      throw CommandFailure("standard output: is the file that \(input) names, which is read; write to another one")
    }
    for output in outputs where !output.isStandardOutput { try check(output, inputs) }
    try checkDistinct()
    for output in outputs where !output.isStandardOutput {
      switch output.form {
      case .file: try StagedFile.check(output.path, replacing: replaces)
      case .directory: try VocabularyFiles.check(output.path, replacing: replaces)
      case .history: break
      }
    }
  }

  /// Prints a report where it is not in the way of an output.
  func report(_ text: String) throws {
    if takesStandardOutput { StandardError.write(text) } else { try StandardOutput.shared.write(text) }
  }

  private func check(_ output: PlannedOutput, _ inputs: InputIdentities) throws {
    if let input = inputs.name(of: try FileIdentity(output.path)) {
      throw CommandFailure(
        input == output.name
          ? "\(input): is read, so it is not written to; choose another name for \(output.option)"
          : "\(output.name): is the same file as \(input), which is read; choose another name for \(output.option)")
    }
    if output.form == .directory, let input = inputs.firstName(in: output.path) {
      throw CommandFailure(
        "\(output.name): holds \(input), which is read; choose another directory for \(output.option)")
    }
  }

  private func checkDistinct() throws {
    var options: [FileIdentity: String] = [:]
    for output in outputs where !output.isStandardOutput {
      if let other = options.updateValue(output.option, forKey: try FileIdentity(output.path)) {
        throw CommandFailure(
          "\(output.name): is what both \(other) and \(output.option) are to write; choose different names")
      }
    }
    for directory in outputs where directory.form == .directory {
      for file in outputs where file.form != .directory && !file.isStandardOutput {
        if isInside(canonicalPath(file.path), canonicalPath(directory.path)) {
          throw CommandFailure(
            "\(file.name): lies in \(directory.name), which appears as a whole; choose another place for \(file.option)"
          )
        }
      }
    }
  }
}

/// What a run reads, by what it is and not by its name.
private struct InputIdentities {
  private var names: [FileIdentity: String] = [:]
  private var paths: [FilePath] = []

  init(_ inputs: [FilePath]) throws {
    for input in inputs {
      if input == "-" {
        if let identity = FileIdentity(.standardInput) { names[identity] = "standard input" }
        continue
      }
      for path in Self.files(input) {
        for identity in [try FileIdentity(path), FileIdentity(ofLink: path)] {
          if let identity { names[identity] = names[identity] ?? path.string }
        }
        paths.append(path)
      }
    }
  }

  func name(of identity: FileIdentity) -> String? { names[identity] }

  /// An input that would go with what is in a directory.
  func firstName(in directory: FilePath) -> String? {
    for name in (try? directoryEntries(directory)) ?? [] {
      let path = directory.appending(name)
      for identity in [try? FileIdentity(path), FileIdentity(ofLink: path)] {
        if let identity, let input = names[identity] { return input }
      }
    }
    let place = canonicalPath(directory)
    return paths.first { isInside(canonicalPath($0), place) }?.string
  }

  /// The file, or of a directory what is read of a vocabulary in it, with the directory itself.
  private static func files(_ path: FilePath) -> [FilePath] {
    guard let names = try? directoryEntries(path) else { return [path] }
    return [path] + names.filter { VocabularyFiles.read.contains($0) }.map { path.appending($0) }
  }
}

private func isInside(_ path: String, _ directory: String) -> Bool { path.hasPrefix(directory + "/") }
