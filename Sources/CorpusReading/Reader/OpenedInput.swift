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
    fstat(descriptor.rawValue, &status)
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

  private static func readHead(_ descriptor: FileDescriptor, _ path: FilePath) throws(CorpusError) -> [UInt8] {
    var head = [UInt8](repeating: 0, count: headByteCount)
    var count = 0
    do {
      while count < headByteCount {
        let read = try head.withUnsafeMutableBytes { bytes in
          try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
        }
        if read == 0 { break }
        count += read
      }
    } catch {
      let cause = error as? Errno ?? .ioError
      throw count == 0 ? .file(.reading(path, cause)) : .readFailed(path, byteOffset: count, cause)
    }
    return Array(head[..<count])
  }
}
