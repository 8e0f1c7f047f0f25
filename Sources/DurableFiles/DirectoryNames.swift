internal import Storage
internal import Glibc
package import SystemPackage

/// The names in a directory without `.` and `..`, sorted by bytes; as the system has them, since names need not be
/// UTF-8.
/// - Throws: what the system says if the directory cannot be listed to its end.
package func directoryNames(_ path: FilePath) throws(Errno) -> [FilePath.Component] {
  guard let directory = path.withPlatformString({ opendir($0) }) else { throw Errno(rawValue: errno) }
  defer { requireZero(closedir(directory), of: "closedir") }
  var names: [FilePath.Component] = []
  while true {
    // Only errno tells the end from an error.
    errno = 0
    guard let entry = readdir(directory) else {
      guard errno == 0 else { throw Errno(rawValue: errno) }
      return names.sorted { left, right in
        left.withPlatformString { left in right.withPlatformString { right in strcmp(left, right) < 0 } }
      }
    }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CInterop.PlatformChar.self, capacity: 256) {
        FilePath.Component(platformString: $0)
      }
    }
    if let name, name.kind == .regular { names.append(name) }
  }
}

/// The same as text; names that are not UTF-8 are repaired.
package func directoryEntries(_ path: FilePath) throws(Errno) -> [String] { try directoryNames(path).map(\.string) }
