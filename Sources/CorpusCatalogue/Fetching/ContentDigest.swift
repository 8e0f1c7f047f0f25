internal import Storage
internal import Glibc
internal import SystemPackage

/// What identifies the content of a file: its SHA-256 always, and its Git identifier where that is what is known.
struct ContentDigest: Hashable {
  var byteCount: Int
  var sha256: String
  var gitBlob: String?

  /// - Parameter byteCount: the length of what `read` will give; a Git identifier covers it first.
  init(byteCount: Int, withGitBlob: Bool, _ read: ((UnsafeRawBufferPointer) -> Void) throws(CatalogueError) -> Void)
    throws(CatalogueError)
  {
    let sha256 = SHA256()
    // Git's identifier is SHA-1 over `blob`, the length, a zero byte and the content.
    let git = withGitBlob ? MessageDigest(.sha1) : nil
    Array("blob \(byteCount)\0".utf8).withUnsafeBytes { git?.update($0) }
    try read { bytes in
      sha256.update(bytes)
      git?.update(bytes)
    }
    self.byteCount = byteCount
    self.sha256 = sha256.finish()
    gitBlob = git?.finish()
  }

  /// The digest of a file; nil if there is none of that name.
  init?(of path: FilePath, withGitBlob: Bool) throws(CatalogueError) {
    let descriptor: FileDescriptor
    do { descriptor = try FileDescriptor.open(path, .readOnly) } catch {
      if let errno = error as? Errno, errno == .noSuchFileOrDirectory { return nil }
      throw .file(.reading(path, error as? Errno ?? .ioError))
    }
    defer { try? descriptor.close() }
    let count = Int((try? descriptor.seek(offset: 0, from: .end)) ?? 0)
    try self.init(byteCount: count, withGitBlob: withGitBlob) { body throws(CatalogueError) in
      do { try readContent(of: descriptor, body) } catch {
        throw .file(.reading(path, error as? Errno ?? .ioError))
      }
    }
  }

  /// The digest that a catalogue states and this content has not; nil if all agree.
  func difference(from file: CatalogueFile) -> (found: String, expected: String)? {
    if let expected = file.sha256?.lowercased(), expected != sha256 { return (sha256, expected) }
    if let expected = file.gitBlob?.lowercased(), expected != gitBlob { return (gitBlob ?? "", expected) }
    return nil
  }
}
