internal import CPlatform
internal import Glibc
public import SystemPackage

/// A directory of files that appears under its name whole or not at all.
///
/// Files are written into a temporary directory beside the target, which takes the target's name in one rename at
/// `commit()`. An older directory in its place is exchanged in the same step, and removed only afterwards.
public final class StagedDirectory {
  public let path: FilePath
  private let target: FilePath
  private let temporaryPath: FilePath
  /// Holds the lock that says that the temporary directory's process lives.
  private let lock: FileDescriptor
  private let replaces: Bool
  private let ownFileNames: Set<String>
  /// Of the directory that is replaced.
  private let permissions: FilePermissions?
  /// Whether some of the files are not durable yet.
  private var isToBeSynchronized = false
  private var isOpen = true

  /// Stages a directory that will stand at `path`; missing parents are made.
  /// - Parameters:
  ///   - replacing: whether a directory that is there may be replaced.
  ///   - ownFileNames: the names this toolkit writes. A directory that holds anything else is not replaced.
  /// - Throws: `FileError.exists`, `.notDirectory`, `.isLink`, `.holdsForeignFile`, `.unwritable`.
  public init(_ path: FilePath, replacing: Bool, ownFileNames: Set<String>) throws(FileError) {
    self.path = path
    (replaces, self.ownFileNames) = (replacing, ownFileNames)
    target = try Self.place(of: path)
    let status = try OutputPlace(target).status
    if let status {
      guard !status.isLink else { throw .isLink(path) }
      guard status.isDirectory else { throw .notDirectory(path) }
      try Self.checkContent(of: target, named: path, replacing: replacing, ownFileNames)
    }
    permissions = status?.permissions
    try makeDirectories(target.removingLastComponent())
    do throws(Errno) { (temporaryPath, lock) = try TemporaryPaths.makeDirectory(beside: target) } catch {
      throw .unwritable(path, error)
    }
  }

  deinit { discard() }

  /// Starts a file of the directory, in directories of its own where its name has some. It needs no temporary name.
  /// - Parameter isOneOfMany: whether it is made durable only with all the others, which is quicker where they are
  ///   many.
  package func file(_ name: FilePath, isOneOfMany: Bool = false) throws(FileError) -> StagedFile {
    try makeDirectory(name.removingLastComponent())
    if isOneOfMany { isToBeSynchronized = true }
    return try StagedFile(
      in: temporaryPath, name, permissions: filePermissions(name), synchronizes: !isOneOfMany)
  }

  /// Makes a directory in the directory.
  package func makeDirectory(_ name: FilePath) throws(FileError) {
    guard !name.isEmpty else { return }
    let path = temporaryPath.pushing(name)
    // Not while the whole is removed because the process gives up.
    try OutputLedger.update { _ throws(FileError) in try makeDirectories(path) }
  }

  /// Writes one whole file of the directory.
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws(FileError) {
    do throws(FileError) {
      let file = try file(FilePath(name))
      try file.write(bytes: Array(bytes))
      try file.commit()
    } catch {
      guard case .unwritable(_, let cause) = error else { throw error }
      throw .unwritable(path.appending(name), cause)
    }
  }

  /// Makes all of it durable and gives the directory its name.
  public func commit() throws(FileError) {
    do throws(Errno) {
      if isToBeSynchronized { try systemCall { kc_sync_file_system(lock.rawValue) } } else { try? synchronize(lock) }
      if let permissions { try systemCall { fchmod(lock.rawValue, permissions.rawValue) } }
    } catch { throw .unwritable(path, error) }
    try OutputLedger.update { outputs throws(FileError) in
      if try giveName() { outputs.removeStaged(temporaryPath) }
      outputs.staged.remove(temporaryPath)
      outputs.written.append(path)
    }
    isOpen = false
    try? lock.close()
    syncDirectory(target.removingLastComponent())
  }

  /// Removes the temporary directory; the target stays as it was.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    OutputLedger.update { $0.removeStaged(temporaryPath) }
    try? lock.close()
  }

  /// - Returns: whether an older directory has the temporary name now.
  private func giveName() throws(FileError) -> Bool {
    do throws(Errno) {
      try rename(by: replaces ? Glibc.rename : kc_rename_to_new)
      return false
    } catch {
      guard error == .fileExists || error == .directoryNotEmpty else { throw .unwritable(path, error) }
    }
    // Something may have come since it was looked at.
    try Self.checkContent(of: target, named: path, replacing: replaces, ownFileNames)
    do throws(Errno) {
      // An existing target is exchanged, never absent: a crash leaves the old directory or the new one.
      try rename(by: kc_exchange_names)
    } catch { throw .unwritable(path, error) }
    return true
  }

  private func rename(
    by function: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) throws(Errno) {
    try systemCall {
      temporaryPath.withPlatformString { temporary in target.withPlatformString { function(temporary, $0) } }
    }
  }

  /// That of the file that is replaced, if there is one.
  private func filePermissions(_ name: FilePath) throws(FileError) -> FilePermissions {
    guard permissions != nil, let old = try OutputPlace(target.pushing(name)).status, old.isRegular else {
      return StagedFile.permissions
    }
    return old.permissions
  }

  /// A name such as `.` says where a directory is and not what it is called, which is needed for another to take its
  /// place.
  private static func place(of path: FilePath) throws(FileError) -> FilePath {
    guard path.lastComponent?.kind != .regular else { return path }
    guard let real = path.withPlatformString({ realpath($0, nil) }) else {
      throw .unwritable(path, Errno(rawValue: errno))
    }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  private static func checkContent(
    of target: FilePath, named path: FilePath, replacing: Bool, _ ownFileNames: Set<String>
  ) throws(FileError) {
    let names: [String]
    do throws(Errno) { names = try directoryEntries(target) } catch { throw .unwritable(path, error) }
    guard replacing || names.isEmpty else { throw .exists(path) }
    if let foreign = names.first(where: { !ownFileNames.contains($0) }) {
      throw .holdsForeignFile(directory: path, name: foreign)
    }
  }
}

/// Makes a directory and its missing parents.
package func makeDirectories(_ path: FilePath) throws(FileError) {
  guard !path.isEmpty else { return }
  do throws(Errno) {
    try systemCall { path.withPlatformString { mkdir($0, 0o777) } }
  } catch {
    switch error {
    case .fileExists:
      guard let status = try? fileStatus(path), status.isDirectory else { throw .notDirectory(path) }
    case .noSuchFileOrDirectory:
      let parent = path.removingLastComponent()
      guard !parent.isEmpty, parent != path else { throw .unwritable(path, error) }
      try makeDirectories(parent)
      guard path.withPlatformString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
        throw .unwritable(path, Errno(rawValue: errno))
      }
    default: throw .unwritable(path, error)
    }
  }
}
