import DurableFiles
import SystemPackage

/// Where comments are written: a file, compressed by its name, that appears whole or not at all, or standard output.
struct CommentOutput {
  private let file: CompressedFile?

  /// - Parameter path: `-` is standard output.
  init(_ path: String, replacing: Bool, threads: Int) throws {
    file = path == "-" ? nil : try CompressedFile(FilePath(path), replacing: replacing, threads: threads)
  }

  func write(_ bytes: [UInt8]) throws {
    guard let file else { return try StandardOutput.shared.write(bytes: bytes) }
    try bytes.withUnsafeBytes { try file.write($0) }
  }

  /// Gives the file its name.
  func commit() throws {
    if let file { try file.commit() } else { try StandardOutput.shared.flush() }
  }
}
