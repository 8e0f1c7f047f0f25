internal import Glibc
internal import SystemPackage

/// Where an output that a person named really goes, and what is there.
struct OutputPlace {
  /// What the links under the name lead to, if there are any.
  let target: FilePath
  /// Of what is at `target`; nil if that is nothing.
  let status: stat?

  private static let linkLimit = 40

  /// Follows links: what is written to a link goes where it leads, as it does for a shell.
  /// - Throws: `FileError.unwritable`.
  init(following path: FilePath) throws(FileError) {
    var target = path
    do throws(Errno) {
      guard !path.isEmpty else { throw .noSuchFileOrDirectory }
      // The links of /proc lead to what has no path.
      if let status = try fileStatus(path), !status.isRegular {
        (self.target, self.status) = (path, status)
        return
      }
      for _ in 0..<Self.linkLimit {
        let status = try fileStatus(target, followingLinks: false)
        guard let status, status.isLink else {
          (self.target, self.status) = (target, status)
          return
        }
        target = target.removingLastComponent().pushing(try Self.content(ofLink: target))
      }
      throw .tooManySymbolicLinkLevels
    } catch { throw .unwritable(path, error) }
  }

  /// The place itself; a link there is what is replaced.
  init(_ path: FilePath) throws(FileError) {
    target = path
    do throws(Errno) { status = try fileStatus(path, followingLinks: false) } catch { throw .unwritable(path, error) }
  }

  private static func content(ofLink path: FilePath) throws(Errno) -> FilePath {
    var bytes = [CInterop.PlatformChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = path.withPlatformString { readlink($0, &bytes, bytes.count - 1) }
    guard count >= 0 else { throw Errno(rawValue: errno) }
    return bytes.withUnsafeBufferPointer { FilePath(platformString: $0.baseAddress!) }
  }
}
