import Glibc
import SystemPackage

/// A folder in memory for what a target must read from files; one for the process, and left empty by every target.
enum Scratch {
  /// `/dev/shm` where there is one: a fuzzer would wear out a disk.
  static let folder: FilePath = {
    let root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(root)/kc-vocab-fuzz-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { fail("no folder can be made in \(root)") }
    let path = FilePath(platformString: made)
    atexit { Scratch.clear() }
    return path
  }()

  /// Writes a file, replacing one of the same name.
  static func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> FilePath {
    let path = folder.appending(name)
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
    try file.closeAfter { _ = try file.writeAll(bytes) }
    return path
  }

  static func read(_ path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter {
      let count = Int(try file.seek(offset: 0, from: .end))
      return try [UInt8](unsafeUninitializedCapacity: count) { room, initialized in
        initialized = try file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(room))
      }
    }
  }

  static func makeFolder(_ name: String) throws -> FilePath {
    let path = folder.appending(name)
    guard mkdir(path.string, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
    return path
  }

  static func remove(_ path: FilePath) { unlink(path.string) }

  private static func clear() { system("rm -rf '\(folder.string)'") }
}
