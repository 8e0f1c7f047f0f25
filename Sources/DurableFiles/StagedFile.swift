internal import Glibc
public import SystemPackage

/// A file that appears under its name whole or not at all.
///
/// Bytes go to a temporary file beside the target; `commit()` syncs it and renames it into place. A staged file that
/// is not committed removes its temporary file when it goes.
/// - Invariant: the target's old content stays readable until `commit()` succeeds.
public final class StagedFile {
  public let path: FilePath
  private let temporaryPath: FilePath
  private let descriptor: FileDescriptor
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let bufferByteCount = 1 << 18

  /// Stages a file that will replace `path`.
  /// - Throws: `FileError.exists` if something is there and `replacing` is false; `.isDirectory`; `.unwritable`.
  public init(_ path: FilePath, replacing: Bool = true) throws(FileError) {
    var status = stat()
    if stat(path.string, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory(path) }
      guard replacing else { throw .exists(path) }
    }
    self.path = path
    temporaryPath = TemporaryPaths.beside(path)
    do {
      descriptor = try FileDescriptor.open(
        temporaryPath, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch { throw .unwritable(path, error as? Errno ?? .ioError) }
    TemporaryPaths.register(temporaryPath)
    buffer.reserveCapacity(Self.bufferByteCount)
  }

  deinit { discard() }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    if buffer.count + bytes.count > Self.bufferByteCount { try flush() }
    if bytes.count >= Self.bufferByteCount { try writeThrough(bytes) } else { buffer.append(contentsOf: bytes) }
  }

  public func write(_ text: String) throws(FileError) { try write(bytes: Array(text.utf8)) }

  public func write(bytes: [UInt8]) throws(FileError) {
    do {
      try bytes.withUnsafeBytes { try write($0) }
    } catch { throw error as! FileError }
  }

  /// Makes the file durable and gives it its name.
  public func commit() throws(FileError) {
    try flush()
    guard fsync(descriptor.rawValue) == 0 else { throw .unwritable(path, Errno(rawValue: errno)) }
    close()
    guard rename(temporaryPath.string, path.string) == 0 else {
      let cause = Errno(rawValue: errno)
      unlink(temporaryPath.string)
      throw .unwritable(path, cause)
    }
    TemporaryPaths.forget(temporaryPath)
    syncDirectory(path.removingLastComponent())
  }

  /// Removes the temporary file; the target stays as it was.
  public func discard() {
    guard isOpen else { return }
    close()
    unlink(temporaryPath.string)
    TemporaryPaths.forget(temporaryPath)
  }

  private func close() {
    isOpen = false
    try? descriptor.close()
  }

  private func flush() throws(FileError) {
    do {
      try buffer.withUnsafeBytes { try writeThrough($0) }
    } catch { throw error as! FileError }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeThrough(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    do {
      _ = try descriptor.writeAll(bytes)
    } catch { throw .unwritable(path, error as? Errno ?? .ioError) }
  }
}

/// Makes a rename inside `directory` survive a power cut; file systems that cannot do so are left alone.
package func syncDirectory(_ directory: FilePath) {
  let place = directory.isEmpty ? "." : directory.string
  let descriptor = open(place, O_RDONLY | O_DIRECTORY)
  guard descriptor >= 0 else { return }
  _ = fsync(descriptor)
  _ = close(descriptor)
}
