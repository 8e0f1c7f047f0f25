import ArgumentParser
import Storage
import FoundationEssentials
import SystemPackage

/// How much memory a run may have, and where it puts what does not fit; the same for every command that reads comments.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Memory to use at most: bytes (2GB, 512MiB) or a share of what there is (default: 75%). The result does not depend on it.",
      valueName: "size"))
  var memory: String?

  @Option(
    help: ArgumentHelp(
      "Where temporary files go that hold what does not fit into --memory (default: TMPDIR, else /tmp).",
      valueName: "directory"), completion: .directory)
  var tempDir: String?

  func validate() throws {
    _ = try limit()
    if let tempDir, tempDir.isEmpty { throw ValidationError("--temp-dir: a directory is needed") }
  }

  /// Bytes that may be resident at most.
  var memoryLimitBytes: Int { ((try? limit()) ?? .standard).byteCount() }

  /// Where temporary files go. Need not exist before the first of them.
  var temporaryDirectory: FilePath {
    let variable = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    return FilePath(tempDir ?? variable ?? "/tmp")
  }

  private func limit() throws -> MemoryLimit {
    guard let memory else { return .standard }
    do throws(MemoryLimitError) {
      return try MemoryLimit(memory)
    } catch { throw ValidationError("--memory \(memory): \(error.message)") }
  }
}
