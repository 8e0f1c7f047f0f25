internal import CPlatform
internal import Glibc
public import SystemPackage

/// A file that appears under its name whole or not at all.
///
/// Bytes go to a temporary file beside the target; `commit()` syncs it and renames it into place. A staged file that
/// is not committed removes its temporary file when it goes. A device or a named pipe is not replaced but written to.
/// A link is followed: the file that it leads to is replaced, which keeps its permissions.
/// - Invariant: the target's old content stays readable until `commit()` succeeds.
public final class StagedFile {
  /// What was named to write to.
  public let path: FilePath
  /// Where the name leads.
  private let target: FilePath
  /// nil where bytes go straight to their place.
  private let temporaryPath: FilePath?
  private let descriptor: FileDescriptor
  private let replaces: Bool
  /// Whether the descriptor is ours to close.
  private let closes: Bool
  /// Whether what goes straight to its place is made durable.
  private let synchronizes: Bool
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let bufferByteCount = 1 << 18
  static let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]

  /// Stages a file that will replace `path`.
  /// - Throws: `FileError.exists` if something is there and `replacing` is false; `.isDirectory`; `.unwritable`.
  public convenience init(_ path: FilePath, replacing: Bool = true) throws(FileError) {
    try self.init(path, at: OutputPlace(following: path), replacing: replacing)
  }

  /// The same, but a link is replaced and not what it leads to: for names that this toolkit chooses itself.
  package convenience init(replacingAt path: FilePath) throws(FileError) {
    try self.init(path, at: OutputPlace(path), replacing: true)
  }

  private init(_ path: FilePath, at place: OutputPlace, replacing: Bool) throws(FileError) {
    self.path = path
    target = place.target
    replaces = replacing
    (closes, synchronizes) = (true, false)
    do throws(Errno) {
      if let status = place.status, !status.isRegular, !status.isLink {
        guard !status.isDirectory else { throw .isDirectory }
        temporaryPath = nil
        let flags = O_WRONLY | O_CLOEXEC
        descriptor = FileDescriptor(rawValue: try systemCall { place.target.withPlatformString { open($0, flags) } })
        return
      }
      guard replacing || place.status == nil else { throw .fileExists }
      // What is secret stays so while it is written.
      let old = place.status.flatMap { $0.isRegular ? $0.permissions : nil }
      let (path, descriptor) = try TemporaryPaths.makeFile(beside: target, permissions: old ?? Self.permissions)
      (temporaryPath, self.descriptor) = (path, descriptor)
      if let old {
        do throws(Errno) { try systemCall { fchmod(descriptor.rawValue, old.rawValue) } } catch {
          OutputLedger.update { $0.removeStaged(path) }
          try? descriptor.close()
          throw error
        }
      }
    } catch {
      switch error {
      case .isDirectory: throw .isDirectory(path)
      case .fileExists: throw .exists(path)
      default: throw .unwritable(path, error)
      }
    }
    buffer.reserveCapacity(Self.bufferByteCount)
  }

  /// A file of a directory that appears as a whole, where it needs no temporary name.
  init(
    in directory: FilePath, _ name: FilePath, permissions: FilePermissions, synchronizes: Bool
  ) throws(FileError) {
    path = name
    target = directory.pushing(name)
    (temporaryPath, replaces, closes) = (nil, false, true)
    self.synchronizes = synchronizes
    let target = target
    do throws(Errno) {
      // Not while the directory is removed because the process gives up.
      descriptor = try OutputLedger.update { _ throws(Errno) in
        FileDescriptor(
          rawValue: try systemCall {
            target.withPlatformString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions.rawValue) }
          })
      }
      // What stands for an older file has its permissions, also those that are not given to new ones.
      if permissions != Self.permissions {
        let descriptor = descriptor
        try systemCall { fchmod(descriptor.rawValue, permissions.rawValue) }
      }
    } catch {
      if error == .fileExists { throw .exists(name) }
      throw .unwritable(name, error)
    }
  }

  /// Writes to something that is open and stays so, such as standard output.
  public init(writingTo descriptor: FileDescriptor, named path: FilePath) {
    (self.path, target, temporaryPath, self.descriptor) = (path, path, nil, descriptor)
    (replaces, closes, synchronizes) = (false, false, false)
  }

  /// Finds out whether a file could be staged, without touching what is there.
  /// - Throws: as `init`.
  public static func check(_ path: FilePath, replacing: Bool) throws(FileError) {
    let place = try OutputPlace(following: path)
    guard let status = place.status, !status.isRegular, !status.isDirectory else {
      return try StagedFile(path, at: place, replacing: replacing).discard()
    }
    // Opening a pipe and closing it again would tell its reader that all has been said.
    guard place.target.withPlatformString({ access($0, W_OK) }) == 0 else {
      throw .unwritable(path, Errno(rawValue: errno))
    }
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
  /// - Parameter isKept: whether it is kept for a later run and no output of this one.
  public func commit(asKept isKept: Bool = false) throws(FileError) {
    try flush()
    guard let temporaryPath else { return try end() }
    do throws(Errno) { try synchronize(descriptor) } catch { throw .unwritable(path, error) }
    do throws(Errno) {
      try OutputLedger.update { outputs throws(Errno) in
        try giveName(temporaryPath)
        outputs.staged.remove(temporaryPath)
        if isKept { outputs.keptCount += 1 } else { outputs.written.append(path) }
      }
    } catch {
      discard()
      throw error == .fileExists ? .exists(path) : .unwritable(path, error)
    }
    isOpen = false
    // The bytes are safe: nothing that closing says could change that.
    try? descriptor.close()
    syncDirectory(target.removingLastComponent())
  }

  /// Removes the temporary file; the target stays as it was.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    if let temporaryPath { OutputLedger.update { $0.removeStaged(temporaryPath) } }
    if closes { try? descriptor.close() }
  }

  /// Another process may have made the target since it was looked for.
  private func giveName(_ temporaryPath: FilePath) throws(Errno) {
    try systemCall {
      temporaryPath.withPlatformString { temporary in
        target.withPlatformString { replaces ? rename(temporary, $0) : kc_rename_to_new(temporary, $0) }
      }
    }
  }

  /// Ends what has its name already.
  private func end() throws(FileError) {
    if synchronizes { do throws(Errno) { try synchronize(descriptor) } catch { throw .unwritable(path, error) } }
    isOpen = false
    guard closes else { return }
    do { try descriptor.close() } catch {
      // Interrupted or not, the descriptor is gone.
      guard let errno = error as? Errno, errno != .interrupted else { return }
      throw .unwritable(path, errno)
    }
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
