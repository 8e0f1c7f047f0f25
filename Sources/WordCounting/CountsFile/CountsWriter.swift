internal import DurableFiles

/// Writes a counts file from lines that come in byte order; the file appears whole or not at all.
final class CountsWriter {
  private let file: CompressedFile

  /// - Throws: `FileError.unwritable`.
  init(_ file: StagedFile, _ header: CountsHeader, threads: Int) throws(FileError) {
    self.file = CompressedFile(file, threads: threads)
    let line = LineBuffer()
    header.encoded().withUnsafeBytes { line.append($0) }
    try append(line)
  }

  /// Appends whole lines.
  func append(_ lines: LineBuffer) throws(FileError) { try file.write(lines.bytes) }

  /// Gives the file its name.
  /// - Parameter isKept: whether it is kept for a later run and no output of this one.
  func commit(asKept isKept: Bool) throws(FileError) { try file.commit(asKept: isKept) }
}
