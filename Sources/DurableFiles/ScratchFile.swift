internal import CPlatform
internal import Synchronization
public import SystemPackage

/// A temporary file without a name, for what does not fit into memory.
///
/// The kernel frees its space however the process ends, even by SIGKILL or a power cut. Any number of threads may read
/// and append.
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
    do throws(Errno) {
      descriptor = FileDescriptor(rawValue: try Self.openUnnamed(in: directory))
    } catch { throw .unwritable(directory, error) }
  }

  private static func openUnnamed(in directory: FilePath) throws(Errno) -> Int32 {
    do throws(Errno) {
      return try systemCall { directory.withPlatformString { kc_open_unnamed($0) } }
    } catch {
      // Some file systems have no files without a name.
      guard [.notSupported, .notSupportedOnSocket, .isDirectory, .invalidArgument].contains(error) else { throw error }
    }
    let (path, named) = try TemporaryPaths.makeFile(
      beside: directory.appending("scratch"), permissions: .ownerReadWrite)
    OutputLedger.update { $0.removeStaged(path) }
    return named.rawValue
  }

  deinit { try? descriptor.close() }

  /// Bytes written so far.
  public var byteCount: Int { size.load(ordering: .acquiring) }

  /// Bytes that stand there, whoever wrote them.
  public var sizeOnDisk: Int {
    do { return Int(try descriptor.seek(offset: 0, from: .end)) } catch { return byteCount }
  }

  /// Lends the descriptor to another process, which may read and write at its place.
  public func withDescriptor<Result>(_ body: (FileDescriptor) throws -> Result) rethrows -> Result {
    try body(descriptor)
  }

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
