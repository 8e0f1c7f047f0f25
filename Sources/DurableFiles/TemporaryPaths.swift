internal import Glibc
internal import Synchronization
package import SystemPackage

/// Temporary files and directories beside the outputs that they are to become.
///
/// Each has an unpredictable name and is locked (`flock`) while its process lives. One that is not locked was left by a
/// dead process; the next that writes the same output removes it.
enum TemporaryPaths {
  private static let mark = ".kc-vocab.tmp-"
  private static let longestName = 255
  private static let digitCount = 16
  private static let attempts = 100

  /// Makes and locks a file beside `target`, and enters it among what is staged.
  static func makeFile(
    beside target: FilePath, permissions: FilePermissions
  ) throws(Errno) -> (path: FilePath, descriptor: FileDescriptor) {
    try make(beside: target) { path throws(Errno) in
      try systemCall {
        path.withPlatformString { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, permissions.rawValue) }
      }
    }
  }

  /// Makes and locks a directory beside `target`, and enters it among what is staged.
  /// - Returns: its path, and the descriptor that holds the lock.
  static func makeDirectory(beside target: FilePath) throws(Errno) -> (path: FilePath, lock: FileDescriptor) {
    let (path, descriptor) = try make(beside: target) { path throws(Errno) in
      try systemCall { path.withPlatformString { mkdir($0, 0o777) } }
      do throws(Errno) {
        return try systemCall { path.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) } }
      } catch {
        removeTree(path)
        // Another process took it for a dead one's before it could be locked: another name will do.
        throw error == .noSuchFileOrDirectory ? .fileExists : error
      }
    }
    return (path, descriptor)
  }

  private static func make(
    beside target: FilePath, _ create: (FilePath) throws(Errno) -> Int32
  ) throws(Errno) -> (FilePath, FileDescriptor) {
    removeRemains(of: target)
    return try OutputLedger.update { outputs throws(Errno) in
      for _ in 0..<attempts {
        let path = target.removingLastComponent().appending(prefix(of: target) + randomDigits())
        let descriptor: FileDescriptor
        do throws(Errno) { descriptor = FileDescriptor(rawValue: try create(path)) } catch {
          if error == .fileExists { continue }
          throw error
        }
        // Another process may have taken it for a dead one's in the moment before it was locked.
        do throws(Errno) {
          guard isLocked(descriptor), try isSame(path, descriptor) else {
            try? descriptor.close()
            continue
          }
        } catch {
          try? descriptor.close()
          removeTree(path)
          throw error
        }
        outputs.staged.insert(path)
        return (path, descriptor)
      }
      throw .fileExists
    }
  }

  private static func prefix(of target: FilePath) -> String {
    var name = target.lastComponent?.string ?? "output"
    while name.utf8.count > longestName - mark.utf8.count - digitCount - 1 { name.unicodeScalars.removeLast() }
    return ".\(name)\(mark)"
  }

  private static func randomDigits() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: digitCount - digits.count) + digits
  }

  /// Locks a file for this process. A file system without locks has none to be respected either.
  private static func isLocked(_ descriptor: FileDescriptor) -> Bool {
    flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  private static func isSame(_ path: FilePath, _ descriptor: FileDescriptor) throws(Errno) -> Bool {
    guard let named = try fileStatus(path, followingLinks: false) else { return false }
    var opened = stat()
    try systemCall { fstat(descriptor.rawValue, &opened) }
    return named.st_dev == opened.st_dev && named.st_ino == opened.st_ino
  }
}

extension TemporaryPaths {
  /// What looks like temporary files in a directory, read once for each directory.
  private static let candidates = Mutex<[FilePath: [String]]>([:])

  /// Removes what dead processes left of `target`.
  static func removeRemains(of target: FilePath) {
    let directory = target.removingLastComponent()
    let prefix = prefix(of: target)
    for name in candidates(in: directory) where name.hasPrefix(prefix) && isRandom(name.dropFirst(prefix.count)) {
      removeIfDead(directory.appending(name))
    }
  }

  /// Removes what dead processes left of any target in a directory whose name ends in `suffix`.
  static func removeRemains(in directory: FilePath, suffix: String) {
    for name in candidates(in: directory) {
      let digits = name.suffix(digitCount)
      if isRandom(digits), name.dropLast(digitCount).hasSuffix(suffix + mark) {
        removeIfDead(directory.appending(name))
      }
    }
  }

  private static func candidates(in directory: FilePath) -> [String] {
    candidates.withLock { known in
      if let names = known[directory] { return names }
      let names = ((try? directoryEntries(directory.isEmpty ? "." : directory)) ?? []).filter {
        $0.hasPrefix(".") && $0.dropLast(digitCount).hasSuffix(mark)
      }
      known[directory] = names
      return names
    }
  }

  private static func isRandom(_ digits: Substring) -> Bool {
    digits.utf8.count == digitCount && digits.allSatisfy { "0123456789abcdef".contains($0) }
  }

  /// A process that lives holds the lock; so does one that is removing the same remains.
  private static func removeIfDead(_ path: FilePath) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    guard let opened = try? systemCall({ path.withPlatformString { open($0, flags) } }) else { return }
    let descriptor = FileDescriptor(rawValue: opened)
    defer { try? descriptor.close() }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0, (try? isSame(path, descriptor)) == true else { return }
    removeTree(path)
  }
}

/// Removes what killed processes left of staged files in `directory` whose names end in `suffix`.
package func removeRemains(in directory: FilePath, suffix: String) {
  TemporaryPaths.removeRemains(in: directory, suffix: suffix)
}

/// Removes a file, or a directory and everything in it. Symbolic links are not followed.
/// - Returns: whether nothing of that name is there any more.
@discardableResult
package func removeTree(_ path: FilePath) -> Bool {
  if path.withPlatformString({ unlink($0) }) == 0 || errno == ENOENT { return true }
  if let names = try? directoryNames(path) {
    for name in names { removeTree(path.appending(name)) }
  }
  return path.withPlatformString({ rmdir($0) }) == 0 || errno == ENOENT
}
