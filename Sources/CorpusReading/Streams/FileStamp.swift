internal import Glibc
internal import SystemPackage

/// Size and time of the last change of a regular file: what tells that somebody writes to it.
struct FileStamp: Equatable, Sendable {
  let byteCount: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Nil for whatever is read until it ends. Files of the kernel say that they are empty and are not: those are, too.
  init?(_ descriptor: FileDescriptor) throws(Errno) {
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    byteCount = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// - Throws: `CorpusError.changedWhileReading` unless the open file still looks so.
  func check(_ descriptor: FileDescriptor, _ path: FilePath) throws(CorpusError) {
    let now: FileStamp?
    do throws(Errno) { now = try FileStamp(descriptor) } catch { throw .file(.unreadable(path, error)) }
    guard now == self else { throw .changedWhileReading(path) }
  }
}
