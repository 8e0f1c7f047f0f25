import FoundationEssentials
package import SystemPackage

/// Runs `body` with a fresh empty folder, which is removed afterwards.
package func withTemporaryFolder<Result>(_ body: (FilePath) throws -> Result) throws -> Result {
  let root = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
  let folder = root + "/kc-vocab-test-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(FilePath(folder))
}
