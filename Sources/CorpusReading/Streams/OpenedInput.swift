internal import Glibc
internal import SystemPackage

/// An input that was opened once and found to be readable.
struct OpenedInput: Sendable {
  let input: CorpusInput
  /// The file of an archive, which is read in place of the archive itself.
  let entry: ArchiveEntry?
  /// What a regular file was like when it was opened; nil for whatever is read until it ends.
  let stamp: FileStamp?
  /// The first bytes.
  private(set) var head: [UInt8]
  /// Whether `head` is all there is.
  private(set) var headIsWhole = false
  /// Still open where reading cannot start again, `head` being consumed; regular files are opened again in their turn.
  let descriptor: FileDescriptor?

  static let headByteCount = 1 << 16

  /// What stands for the input in messages and reports: of a file in an archive, both names.
  var path: FilePath { entry.map { input.path.pushing($0.name) } ?? input.path }

  /// Size in bytes of a regular file; nil for whatever is read until it ends.
  var byteCount: Int? { entry == nil ? stamp?.byteCount : nil }

  /// Bytes that will be read, where that is known before.
  var promisedByteCount: Int? { byteCount ?? entry?.byteCount ?? (head.isEmpty ? 0 : nil) }

  /// Opens an input and reads its head.
  /// - Throws: `CorpusError.file`, `.readFailed`.
  init(_ input: CorpusInput) throws(CorpusError) {
    self.input = input
    entry = nil
    let descriptor = try Self.open(input)
    do throws(Errno) {
      stamp = input == .standardInput ? nil : try FileStamp(descriptor)
    } catch {
      Self.close(descriptor)
      throw .file(.reading(input.path, error))
    }
    self.descriptor = stamp == nil ? descriptor : nil
    head = []
    defer { if stamp != nil { Self.close(descriptor) } }
    try readHead(to: Self.headByteCount) { room, path throws(CorpusError) in
      try Self.read(descriptor, into: room, at: nil, path)
    }
    // bzip2 gives nothing before it has a whole block of up to 900 kB.
    guard Compression(head: head) == .bzip2 else { return }
    try readHead(to: 1 << 20) { room, path throws(CorpusError) in try Self.read(descriptor, into: room, at: nil, path) }
  }

  /// A file of the archive that was opened.
  init(_ archive: OpenedInput, entry: ArchiveEntry) throws(CorpusError) {
    input = archive.input
    self.entry = entry
    stamp = archive.stamp
    descriptor = nil
    head = []
    try extendHead(to: Self.headByteCount)
    if Compression(head: head) == .bzip2 { try extendHead(to: 1 << 20) }
  }

  static func open(_ input: CorpusInput) throws(CorpusError) -> FileDescriptor {
    guard case .file(let path) = input else { return .standardInput }
    do {
      return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    } catch {
      throw .file(.reading(path, error as? Errno ?? .ioError))
    }
  }

  /// A descriptor that was only read from says nothing on closing that matters.
  static func close(_ descriptor: FileDescriptor) { try? descriptor.close() }

  /// Reads on until the head has so many bytes, or is all there is.
  mutating func extendHead(to byteCount: Int) throws(CorpusError) {
    guard !headIsWhole, head.count < byteCount else { return }
    if let entry {
      let stream = try ArchiveEntryStream(input.path, entry)
      head = []
      try readHead(to: byteCount) { room, _ throws(CorpusError) in try stream.read(into: room) }
    } else if let descriptor {
      try readHead(to: byteCount) { room, path throws(CorpusError) in
        try Self.read(descriptor, into: room, at: nil, path)
      }
    } else {
      let descriptor = try Self.open(input)
      defer { Self.close(descriptor) }
      try stamp?.check(descriptor, path)
      var offset = head.count
      try readHead(to: byteCount) { room, path throws(CorpusError) in
        let count = try Self.read(descriptor, into: room, at: offset, path)
        offset += count
        return count
      }
    }
  }

  /// Gives back the memory of a head that will be read again.
  mutating func forgetHead() {
    if descriptor == nil { head = [] }
  }

  private mutating func readHead(
    to wanted: Int, _ read: (UnsafeMutableRawBufferPointer, FilePath) throws(CorpusError) -> Int
  ) throws(CorpusError) {
    let store = ByteStore(capacity: wanted)
    head.withUnsafeBytes { store.append($0) }
    while store.count < wanted, !headIsWhole {
      let count = try read(store.free, path)
      store.count += count
      headIsWhole = count == 0
    }
    head = Array(store.bytes)
  }

  /// - Parameter offset: nil reads on.
  private static func read(
    _ descriptor: FileDescriptor, into room: UnsafeMutableRawBufferPointer, at offset: Int?, _ path: FilePath
  ) throws(CorpusError) -> Int {
    do {
      guard let offset else { return try descriptor.read(into: room) }
      return try descriptor.read(fromAbsoluteOffset: Int64(offset), into: room)
    } catch {
      throw .file(.reading(path, error as? Errno ?? .ioError))
    }
  }
}
