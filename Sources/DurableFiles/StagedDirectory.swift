internal import CPlatform
internal import Glibc
public import SystemPackage

/// A directory of files that appears under its name whole or not at all.
///
/// Files are written into a temporary directory beside the target, which takes the target's name in one rename at
/// `commit()`. An older directory in its place is exchanged in the same step, and removed only afterwards.
public final class StagedDirectory {
  public let path: FilePath
  private let temporaryPath: FilePath
  private var isOpen = true

  /// Stages a directory that will stand at `path`; missing parents are made.
  /// - Parameters:
  ///   - replacing: whether a directory that is there may be replaced.
  ///   - ownFileNames: the names this toolkit writes. A directory that holds anything else is not replaced.
  /// - Throws: `FileError.exists`, `.notDirectory`, `.holdsForeignFile`, `.unwritable`.
  public init(_ path: FilePath, replacing: Bool, ownFileNames: Set<String>) throws(FileError) {
    var status = stat()
    if stat(path.string, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw .notDirectory(path) }
      let names = directoryEntries(path) ?? []
      guard replacing || names.isEmpty else { throw .exists(path) }
      if let foreign = names.first(where: { !ownFileNames.contains($0) }) {
        throw .holdsForeignFile(directory: path, name: foreign)
      }
    }
    self.path = path
    try makeDirectories(path.removingLastComponent())
    temporaryPath = TemporaryPaths.beside(path)
    guard mkdir(temporaryPath.string, 0o777) == 0 else { throw .unwritable(path, Errno(rawValue: errno)) }
    TemporaryPaths.register(temporaryPath)
  }

  deinit { discard() }

  /// Where the directory's content lies until `commit()`, for writers of more than a few files.
  package var stagingPath: FilePath { temporaryPath }

  /// Writes one whole file of the directory. It needs no temporary name: the directory has one.
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws(FileError) {
    do {
      let descriptor = try FileDescriptor.open(
        temporaryPath.appending(name), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try descriptor.closeAfter {
        try Array(bytes).withUnsafeBytes { _ = try descriptor.writeAll($0) }
        guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch { throw .unwritable(path.appending(name), error as? Errno ?? .ioError) }
  }

  /// Gives the directory its name.
  public func commit() throws(FileError) {
    syncDirectory(temporaryPath)
    // An existing target is exchanged, never absent: a crash leaves the old directory or the new one.
    if rename(temporaryPath.string, path.string) != 0 {
      guard errno == ENOTEMPTY || errno == EEXIST,
        kc_exchange_names(temporaryPath.string, path.string) == 0
      else { throw .unwritable(path, Errno(rawValue: errno)) }
      removeTree(temporaryPath)
    }
    isOpen = false
    TemporaryPaths.forget(temporaryPath)
    syncDirectory(path.removingLastComponent())
  }

  /// Removes the temporary directory; the target stays as it was.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    removeTree(temporaryPath)
    TemporaryPaths.forget(temporaryPath)
  }
}

/// Makes a directory and its missing parents.
package func makeDirectories(_ path: FilePath) throws(FileError) {
  if path.isEmpty || mkdir(path.string, 0o777) == 0 { return }
  switch errno {
  case EEXIST:
    var status = stat()
    guard stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .notDirectory(path) }
  case ENOENT:
    try makeDirectories(path.removingLastComponent())
    guard mkdir(path.string, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path, Errno(rawValue: errno)) }
  default: throw .unwritable(path, Errno(rawValue: errno))
  }
}
