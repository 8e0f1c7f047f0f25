internal import Glibc
internal import Synchronization
package import SystemPackage

/// Temporary files and directories of this process that must not outlive it.
///
/// Whatever is staged registers here; an interrupt handler removes what is still registered.
public enum TemporaryPaths {
  private static let registered = Mutex<Set<FilePath>>([])

  package static func register(_ path: FilePath) { registered.withLock { _ = $0.insert(path) } }

  package static func forget(_ path: FilePath) { registered.withLock { _ = $0.remove(path) } }

  /// Removes every registered path; for use when the process is about to end early.
  public static func removeAll() {
    let paths = registered.withLock { registered in
      defer { registered = [] }
      return registered
    }
    for path in paths { removeTree(path) }
  }

  /// A name beside `target` (same file system, so that renaming is atomic), unique to this process and call.
  package static func beside(_ target: FilePath) -> FilePath {
    let serial = nextSerial.wrappingAdd(1, ordering: .relaxed).newValue
    let name = ".\(target.lastComponent?.string ?? "output").tmp-\(getpid())-\(serial)"
    return target.removingLastComponent().appending(name)
  }

  private static let nextSerial = Atomic<Int>(0)
}

/// Removes a file, or a directory and everything in it; a path that is not there is fine. Symbolic links are not followed.
package func removeTree(_ path: FilePath) {
  if unlink(path.string) == 0 { return }
  for name in directoryEntries(path) ?? [] { removeTree(path.appending(name)) }
  rmdir(path.string)
}

/// The names in a directory, sorted by bytes; nil if it cannot be read.
package func directoryEntries(_ path: FilePath) -> [String]? {
  guard let directory = opendir(path.string) else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
}
