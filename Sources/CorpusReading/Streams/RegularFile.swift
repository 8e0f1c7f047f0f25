internal import Glibc
internal import Synchronization
internal import SystemPackage

/// An open file that is read at chosen offsets by several threads; closed when it goes.
final class RegularFile: Sendable {
  let path: FilePath
  let byteCount: Int
  private let descriptor: FileDescriptor

  /// - Throws: `CorpusError.file`; `.changedWhileReading` if the size is no longer the one given.
  init(_ path: FilePath, byteCount: Int) throws(CorpusError) {
    self.path = path
    self.byteCount = byteCount
    descriptor = try OpenedInput.open(.file(path))
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0 else {
      throw .file(.unreadable(path, Errno(rawValue: errno)))
    }
    guard Int(status.st_size) == byteCount else { throw .changedWhileReading(path) }
  }

  deinit { try? descriptor.close() }

  /// Appends the bytes of `range` to `store`.
  func read(_ range: Range<Int>, into store: ByteStore) throws(CorpusError) {
    store.reserve(store.count + range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let room = UnsafeMutableRawBufferPointer(rebasing: store.free[..<(range.upperBound - offset)])
      let count: Int
      do {
        count = try descriptor.read(fromAbsoluteOffset: Int64(offset), into: room)
      } catch {
        throw .readFailed(path, byteOffset: offset, error as? Errno ?? .ioError)
      }
      guard count > 0 else { throw .changedWhileReading(path) }
      store.count += count
      offset += count
    }
  }
}
