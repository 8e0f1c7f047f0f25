package import Glibc
package import SystemPackage

/// The result of a system call, or its error; one that a signal interrupted is made again.
@discardableResult
package func systemCall(_ call: () -> Int32) throws(Errno) -> Int32 {
  while true {
    let result = call()
    if result >= 0 { return result }
    guard errno == EINTR else { throw Errno(rawValue: errno) }
  }
}

/// What is known of a file; nil if none has this name.
package func fileStatus(_ path: FilePath, followingLinks: Bool = true) throws(Errno) -> stat? {
  var status = stat()
  do throws(Errno) {
    try systemCall { path.withPlatformString { followingLinks ? stat($0, &status) : lstat($0, &status) } }
    return status
  } catch {
    if error == .noSuchFileOrDirectory || error == .notDirectory { return nil }
    throw error
  }
}

/// Makes what was written to a file survive a power cut.
package func synchronize(_ descriptor: FileDescriptor) throws(Errno) {
  try systemCall { fsync(descriptor.rawValue) }
}

/// Makes a rename inside `directory` survive a power cut; file systems that cannot do so are left alone.
package func syncDirectory(_ directory: FilePath) {
  let place = directory.isEmpty ? "." : directory
  guard let opened = try? FileDescriptor.open(place, .readOnly, options: [.directory, .closeOnExec]) else { return }
  try? synchronize(opened)
  try? opened.close()
}

extension stat {
  package var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
  package var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
  package var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
  /// Who may do what with it.
  var permissions: FilePermissions { FilePermissions(rawValue: st_mode & 0o777) }
}
