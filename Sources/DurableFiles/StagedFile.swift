internal import Glibc
public import SystemPackage

/// A file that appears under its name whole or not at all.
///
/// Bytes go to a temporary file beside the target; `commit()` syncs it and renames it into place. A staged file that
/// is not committed removes its temporary file when it goes. A device or a named pipe is not replaced but written to.
/// - Invariant: the target's old content stays readable until `commit()` succeeds.
public final class StagedFile {
  public let path: FilePath
  /// nil where bytes go straight to a device or a pipe.
  private let temporaryPath: FilePath?
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
      guard status.st_mode & S_IFMT == S_IFREG else {
        self.path = path
        temporaryPath = nil
        do {
          descriptor = try FileDescriptor.open(path, .writeOnly)
        } catch { throw .unwritable(path, error as? Errno ?? .ioError) }
        return
      }
      guard replacing else { throw .exists(path) }
    }
    self.path = path
    let temporaryPath = TemporaryPaths.beside(path)
    do {
      descriptor = try FileDescriptor.open(
        temporaryPath, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch { throw .unwritable(path, error as? Errno ?? .ioError) }
    self.temporaryPath = temporaryPath
    TemporaryPaths.register(temporaryPath)
    buffer.reserveCapacity(Self.bufferByteCount)
  }

  /// Finds out whether a file could be staged, without touching what is there.
  /// - Throws: as `init`.
  public static func check(_ path: FilePath, replacing: Bool) throws(FileError) {
    var status = stat()
    let isRegular = stat(path.string, &status) != 0 || [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    if isRegular { return try StagedFile(path, replacing: replacing).discard() }
    // Opening a pipe and closing it again would tell its reader that all has been said.
    guard access(path.string, W_OK) == 0 else { throw .unwritable(path, Errno(rawValue: errno)) }
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
    guard let temporaryPath else { return close() }
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
    guard let temporaryPath else { return }
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
