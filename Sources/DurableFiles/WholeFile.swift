package import SystemPackage

/// The bytes of a small file.
/// - Throws: `FileError.reading`.
package func wholeFile(_ path: FilePath) throws(FileError) -> [UInt8] {
  do {
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter { try file.readAll() }
  } catch { throw .reading(path, error as? Errno ?? .ioError) }
}

/// The bytes of standard input, called `-` in errors.
/// - Throws: `FileError.reading`.
package func wholeStandardInput() throws(FileError) -> [UInt8] {
  do { return try FileDescriptor.standardInput.readAll() } catch { throw .reading("-", error as? Errno ?? .ioError) }
}

extension FileDescriptor {
  /// What is left to read, to the end.
  fileprivate func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }
}
