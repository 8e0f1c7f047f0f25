internal import DurableFiles
internal import SystemPackage

/// Writes a counts file from lines that come in byte order; the file appears whole or not at all.
final class CountsWriter {
  private let file: CompressedFile

  /// - Throws: `FileError.exists`, `.isDirectory`, `.unwritable`.
  init(_ path: FilePath, _ header: CountsHeader, replacing: Bool, threads: Int) throws(FileError) {
    file = try CompressedFile(path, replacing: replacing, threads: threads)
    let line = LineBuffer()
    header.encoded().withUnsafeBytes { line.append($0) }
    try append(line)
  }

  /// Appends whole lines.
  func append(_ lines: LineBuffer) throws(FileError) { try file.write(lines.bytes) }

  /// Gives the file its name.
  func commit() throws(FileError) { try file.commit() }
}
