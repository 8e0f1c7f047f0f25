internal import Storage
internal import DurableFiles
internal import SystemPackage

/// The SHA-256 of a file's bytes as they lie on disk.
enum FileDigest {
  private static let bufferByteCount = 1 << 20

  static func sha256(of path: FilePath) throws(FileError) -> String {
    let digest = SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferByteCount, alignment: 16)
    defer { buffer.deallocate() }
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      while true {
        let count = try file.read(into: buffer)
        guard count > 0 else { return digest.finish() }
        digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    } catch { throw .reading(path, error as? Errno ?? .ioError) }
  }
}
