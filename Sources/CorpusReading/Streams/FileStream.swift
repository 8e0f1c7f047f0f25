internal import DurableFiles
internal import SystemPackage

/// The bytes of a file or pipe as they lie there, counted and digested on the way.
final class FileStream: ByteStream {
  private let path: FilePath
  private let descriptor: FileDescriptor
  private let closes: Bool
  private var head: ArraySlice<UInt8>
  private let progress: ReadingProgress
  private let digest: SHA256?
  private(set) var byteCount = 0

  /// Reads from the start of `opened`, which it takes over.
  /// - Throws: `CorpusError.file`.
  init(_ opened: OpenedInput, digests: Bool, progress: ReadingProgress) throws(CorpusError) {
    path = opened.path
    self.progress = progress
    digest = digests ? SHA256() : nil
    if let open = opened.descriptor {
      descriptor = open
      head = opened.head[...]
    } else {
      descriptor = try OpenedInput.open(opened.input)
      head = []
    }
    closes = opened.input != .standardInput
  }

  deinit { if closes { try? descriptor.close() } }

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
    do {
      return try descriptor.read(into: room)
    } catch {
      throw .readFailed(path, byteOffset: byteCount, error as? Errno ?? .ioError)
    }
  }
}
