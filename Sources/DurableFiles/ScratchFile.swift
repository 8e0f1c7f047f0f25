internal import Glibc
internal import Synchronization
public import SystemPackage

/// A temporary file without a name, for what does not fit into memory.
///
/// Its name is taken away as soon as it is open, so that the kernel gives its space back however the process ends, by a
/// signal that nobody can catch or a power cut too. Reading and appending is for any number of threads.
public final class ScratchFile: Sendable {
  /// Where the space is taken; what errors name.
  public let directory: FilePath
  private let descriptor: FileDescriptor
  private let size = Atomic(0)

  /// Makes the directory if it is not there.
  /// - Throws: `FileError.unwritable`, `.notDirectory`.
  public init(in directory: FilePath) throws(FileError) {
    try makeDirectories(directory)
    self.directory = directory
    let path = TemporaryPaths.beside(directory.appending("kc-vocab"))
    TemporaryPaths.register(path)
    defer { TemporaryPaths.forget(path) }
    do {
      descriptor = try FileDescriptor.open(
        path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
    } catch { throw .unwritable(directory, error as? Errno ?? .ioError) }
    unlink(path.string)
  }

  deinit { try? descriptor.close() }

  /// Bytes written so far.
  public var byteCount: Int { size.load(ordering: .acquiring) }

  /// Writes bytes at the end.
  /// - Returns: where they stand.
  @discardableResult
  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) -> Int {
    let offset = size.wrappingAdd(bytes.count, ordering: .acquiringAndReleasing).oldValue
    do {
      _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch { throw .unwritable(directory, error as? Errno ?? .ioError) }
    return offset
  }

  /// Fills `bytes` with what stands from `offset` on, which must have been written.
  public func read(at offset: Int, into bytes: UnsafeMutableRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let part = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let count: Int
      do {
        count = try descriptor.read(fromAbsoluteOffset: Int64(offset + done), into: part)
      } catch { throw .unreadable(directory, error as? Errno ?? .ioError) }
      guard count > 0 else { throw .unreadable(directory, .ioError) }
      done += count
    }
  }
}
