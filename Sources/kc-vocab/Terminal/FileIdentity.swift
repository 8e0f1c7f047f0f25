import DurableFiles
import Glibc
import SystemPackage

/// Which file a name means, by whatever name or link it is reached.
enum FileIdentity: Hashable {
  case file(device: UInt64, inode: UInt64)
  /// Nothing is there yet: the name, with all links before it followed.
  case place(String)

  /// - Throws: `FileError.unreadable` where the file cannot even be looked at.
  init(_ path: FilePath) throws(FileError) {
    do throws(Errno) {
      if let status = try fileStatus(path) { self.init(status) } else { self = .place(canonicalPath(path)) }
    } catch { throw .unreadable(path, error) }
  }

  /// The link itself, where the name is one.
  init?(ofLink path: FilePath) {
    guard let status = try? fileStatus(path, followingLinks: false) else { return nil }
    self.init(status)
  }

  /// What an open stream reads from or writes to; nil unless that is a file on a disk.
  init?(_ stream: FileDescriptor) {
    var status = stat()
    guard fstat(stream.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    self = .file(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }
}

/// A path with all links followed, whether or not anything is there.
func canonicalPath(_ path: FilePath) -> String {
  if let real = path.withPlatformString({ realpath($0, nil) }) {
    defer { free(real) }
    return String(cString: real)
  }
  guard let name = path.lastComponent, !(path.isRelative && path.components.count == 1 && name.kind != .regular) else {
    return path.string
  }
  // The name may be a link to what is not there.
  var bytes = [CInterop.PlatformChar](repeating: 0, count: Int(PATH_MAX) + 1)
  let count = path.withPlatformString { readlink($0, &bytes, bytes.count - 1) }
  let folder = path.removingLastComponent()
  if count > 0, !leadsRound(path) {
    return canonicalPath(folder.pushing(bytes.withUnsafeBufferPointer { FilePath(platformString: $0.baseAddress!) }))
  }
  return FilePath(canonicalPath(folder.isEmpty ? "." : folder)).appending(name).string
}

/// Whether links lead round in a circle.
private func leadsRound(_ path: FilePath) -> Bool {
  do throws(Errno) {
    _ = try fileStatus(path)
    return false
  } catch { return error == .tooManySymbolicLinkLevels }
}
