internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// A directory of counts files, one for each input that was counted, to be used again by a later run.
///
/// A file is named by a digest of what it depends on: the input's bytes, the pipeline, and how the input is read. It appears
/// whole or not at all, so that what is there was finished.
struct ShardDirectory {
  let path: FilePath

  /// Makes the directory if it is not there, and removes what processes left in it that were killed.
  init(_ path: FilePath) throws(FileError) {
    self.path = path
    try makeDirectories(path)
    for name in directoryEntries(path) ?? [] where Self.isLeftOver(name) { removeTree(path.appending(name)) }
  }

  /// The counts file of an input.
  /// - Parameters:
  ///   - content: the SHA-256 of the input's bytes.
  ///   - settings: whatever else the counts depend on.
  func file(content: String, settings: String) -> FilePath {
    path.appending(SHA256.hex("\(content)\n\(settings)".utf8) + Self.suffix)
  }

  static func exists(_ path: FilePath) -> Bool { access(path.string, F_OK) == 0 }

  private static let suffix = ".counts.zst"

  /// Whether a name is that of a staged shard whose process is gone (`TemporaryPaths.beside`).
  private static func isLeftOver(_ name: String) -> Bool {
    let parts = name.split(separator: "\(suffix).tmp-")
    guard name.hasPrefix("."), parts.count == 2, let process = pid_t(parts[1].prefix { $0 != "-" }) else {
      return false
    }
    return !isRunning(process)
  }

  /// A process that was killed answers signals until its parent has taken note, which may be never.
  private static func isRunning(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 || errno != ESRCH else { return false }
    guard let file = fopen("/proc/\(process)/stat", "r") else { return true }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = fread(&bytes, 1, bytes.count, file)
    // pid (name) state …; the name may hold anything.
    guard let nameEnd = bytes[..<count].lastIndex(of: UInt8(ascii: ")")), nameEnd + 2 < count else { return true }
    return bytes[nameEnd + 2] != UInt8(ascii: "Z")
  }
}
