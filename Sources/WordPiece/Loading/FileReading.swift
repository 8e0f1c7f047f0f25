internal import DurableFiles
internal import Glibc
internal import SystemPackage

func isDirectory(_ path: FilePath) -> Bool {
  var status = stat()
  return stat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// All bytes of a file, or of standard input for `-`.
func readFile(_ path: FilePath) throws(VocabularyError) -> [UInt8] {
  var bytes: [UInt8] = []
  do {
    let descriptor = path == "-" ? FileDescriptor.standardInput : try FileDescriptor.open(path, .readOnly)
    defer { if path != "-" { try? descriptor.close() } }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  } catch { throw .file(.reading(path, error as? Errno ?? .ioError)) }
}

/// All bytes of a file; nil if there is none.
func readFileIfPresent(_ path: FilePath) throws(VocabularyError) -> [UInt8]? {
  do {
    return try readFile(path)
  } catch {
    if case .file(.missing) = error { return nil }
    throw error
  }
}
