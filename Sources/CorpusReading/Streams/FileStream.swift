internal import Storage
internal import SystemPackage

/// The raw bytes of a file or pipe, counted and digested on the way; of a file in an archive, as it was packed.
final class FileStream: ByteStream {
  private let path: FilePath
  private let bytes: Bytes
  private let stamp: FileStamp?
  private var head: ArraySlice<UInt8>
  private let progress: ReadingProgress
  private let digest: SHA256?
  private(set) var byteCount = 0

  private enum Bytes {
    case descriptor(FileDescriptor, closes: Bool)
    case entry(ArchiveEntryStream)
  }

  /// Reads from the start of `opened`, which it takes over.
  /// - Throws: `CorpusError.file`.
  init(_ opened: OpenedInput, digests: Bool, progress: ReadingProgress) throws(CorpusError) {
    path = opened.path
    stamp = opened.stamp
    self.progress = progress
    digest = digests ? SHA256() : nil
    head = []
    if let entry = opened.entry {
      bytes = .entry(try ArchiveEntryStream(opened.input.path, entry))
    } else if let open = opened.descriptor {
      bytes = .descriptor(open, closes: opened.input != .standardInput)
      head = opened.head[...]
    } else {
      let descriptor = try OpenedInput.open(opened.input)
      bytes = .descriptor(descriptor, closes: true)
      try stamp?.check(descriptor, path)
    }
  }

  deinit {
    if case .descriptor(let descriptor, closes: true) = bytes { OpenedInput.close(descriptor) }
  }

  /// - Throws: `CorpusError.readFailed`, `.changedWhileReading`, `.badArchive`.
  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let count = head.isEmpty ? try readOn(room) : takeHead(room)
    let bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
    digest?.update(bytes)
    progress.add(count)
    byteCount += count
    return count
  }

  /// The digest of what was read; to be asked once.
  func finishDigest() -> String { digest?.finish() ?? "" }

  private func takeHead(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(head.count, room.count)
    room.copyBytes(from: head.prefix(count))
    head = head.dropFirst(count)
    return count
  }

  private func readOn(_ room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    switch bytes {
    case .entry(let stream): return try stream.read(into: room)
    case .descriptor(let descriptor, _):
      let count: Int
      do {
        count = try descriptor.read(into: room)
      } catch {
        throw .readFailed(path, byteOffset: byteCount, error as? Errno ?? .ioError)
      }
      if count == 0 { try stamp?.check(descriptor, path) }
      return count
    }
  }
}
