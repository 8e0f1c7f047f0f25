internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// An input that was opened once and found to be readable.
struct OpenedInput: Sendable {
  var input: CorpusInput
  /// Size in bytes of a regular file; nil for whatever is read until it ends.
  var byteCount: Int?
  /// The first bytes: all there is, or `headByteCount`.
  var head: [UInt8]
  /// Still open where reading cannot start again, `head` being consumed; regular files are opened again in their turn.
  var descriptor: FileDescriptor?

  static let headByteCount = 1 << 16

  var path: FilePath { input.path }

  /// Bytes that will be read, where that is known before.
  var promisedByteCount: Int? { byteCount ?? (head.isEmpty ? 0 : nil) }

  /// Opens an input and reads its head.
  /// - Throws: `CorpusError.file`, `.readFailed`.
  init(_ input: CorpusInput) throws(CorpusError) {
    self.input = input
    let descriptor = try Self.open(input)
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0 else {
      let cause = Errno(rawValue: errno)
      try? descriptor.close()
      throw .file(.unreadable(input.path, cause))
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      try? descriptor.close()
      throw .file(.isDirectory(input.path))
    }
    // Files of the kernel say that they are empty and are not: those are read until they end, too.
    let isRegular = kind == S_IFREG && status.st_size > 0 && input != .standardInput
    byteCount = isRegular ? Int(status.st_size) : nil
    self.descriptor = isRegular ? nil : descriptor
    defer { if isRegular { try? descriptor.close() } }
    head = []
    head = try Self.readHead(descriptor, input.path)
  }

  static func open(_ input: CorpusInput) throws(CorpusError) -> FileDescriptor {
    guard case .file(let path) = input else { return .standardInput }
    do {
      return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    } catch {
      throw .file(.reading(path, error as? Errno ?? .ioError))
    }
  }

  /// Whether `head` is all there is.
  var headIsWhole: Bool { head.count < Self.byteCount(of: head) }

  /// How long the head of such a file is: bzip2 gives nothing before it has a whole block of up to 900 kB.
  private static func byteCount(of head: [UInt8]) -> Int {
    Compression(head: head) == .bzip2 ? 1 << 20 : headByteCount
  }

  private static func readHead(_ descriptor: FileDescriptor, _ path: FilePath) throws(CorpusError) -> [UInt8] {
    var head: [UInt8] = []
    var wanted = headByteCount
    while head.count < wanted {
      let count = try read(descriptor, path, into: &head, upTo: wanted)
      if count == 0 { break }
      wanted = byteCount(of: head)
    }
    return head
  }

  private static func read(
    _ descriptor: FileDescriptor, _ path: FilePath, into head: inout [UInt8], upTo wanted: Int
  ) throws(CorpusError) -> Int {
    do {
      let part = try [UInt8](unsafeUninitializedCapacity: wanted - head.count) { room, count in
        count = try descriptor.read(into: UnsafeMutableRawBufferPointer(room))
      }
      head += part
      return part.count
    } catch {
      let cause = error as? Errno ?? .ioError
      throw head.isEmpty ? .file(.reading(path, cause)) : .readFailed(path, byteOffset: head.count, cause)
    }
  }
}
