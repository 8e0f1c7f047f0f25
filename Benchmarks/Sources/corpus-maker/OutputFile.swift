import Glibc
internal import SystemPackage

/// A file that is written through a buffer and takes its name only when it is whole.
struct OutputFile {
  var buffer: [UInt8] = []
  private var flushedBytes = 0
  private let file: FileDescriptor

  private static let flushSize = 4 << 20

  private init(_ file: FileDescriptor) {
    self.file = file
    buffer.reserveCapacity(Self.flushSize + 1 << 16)
  }

  var byteCount: Int { flushedBytes + buffer.count }

  mutating func flushIfFull() throws {
    if buffer.count >= Self.flushSize { try flush() }
  }

  private mutating func flush() throws {
    try file.writeAll(buffer)
    flushedBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes a file beside `path` and gives it its name at the end.
  /// - Returns: how many bytes were written.
  static func write(to path: FilePath, _ body: (inout OutputFile) throws -> Void) throws -> Int {
    let partial = FilePath(path.string + ".part")
    let file = try FileDescriptor.open(
      partial, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
    var output = OutputFile(file)
    try file.closeAfter {
      try body(&output)
      try output.flush()
    }
    guard rename(partial.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    return output.byteCount
  }
}
