public import SystemPackage

/// A text whole in memory, so that a measurement does not read files.
///
/// Owns its memory; `padding` bytes after the end can be read. Immutable, hence shared by threads.
public final class LoadedText: @unchecked Sendable {
  public static let padding = 64

  public let bytes: UnsafeRawBufferPointer

  /// - Throws: what reading throws.
  public init(_ path: FilePath) throws {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    let size = Int(try file.seek(offset: 0, from: .end))
    try file.seek(offset: 0, from: .start)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size + Self.padding, alignment: 64)
    var count = 0
    while count < size {
      let read = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[count..<size]))
      if read == 0 { break }
      count += read
    }
    for place in count..<memory.count { memory[place] = 0 }
    bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
  }

  deinit { bytes.deallocate() }

  /// The text in parts of about `byteCount` bytes that end where lines end.
  public func parts(byteCount: Int) -> [UnsafeRawBufferPointer] {
    var parts: [UnsafeRawBufferPointer] = []
    var start = 0
    while start < bytes.count {
      var end = min(start + byteCount, bytes.count)
      while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
      parts.append(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      start = end
    }
    return parts
  }
}
