internal import SystemPackage

/// An open file that is read at chosen offsets by several threads; closed when it goes.
final class RegularFile: Sendable {
  let path: FilePath
  let stamp: FileStamp
  private let descriptor: FileDescriptor

  var byteCount: Int { stamp.byteCount }

  /// - Throws: `CorpusError.file`; `.changedWhileReading` if the file is no longer as it was.
  init(_ path: FilePath, _ stamp: FileStamp) throws(CorpusError) {
    self.path = path
    self.stamp = stamp
    descriptor = try OpenedInput.open(.file(path))
    try checkUnchanged()
  }

  deinit { OpenedInput.close(descriptor) }

  /// - Throws: `CorpusError.changedWhileReading` if somebody has written to the file.
  func checkUnchanged() throws(CorpusError) { try stamp.check(descriptor, path) }

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
