internal import DurableFiles
internal import SystemPackage

/// Writes a counts file from lines that come in byte order; the file appears whole or not at all.
final class CountsWriter {
  private let file: StagedFile
  private let compression: OutputCompression
  private let threads: Int
  /// What waits to be compressed.
  private let waiting = LineBuffer()

  /// Where the file is divided to be compressed, whatever wrote it.
  private static let partByteCount = 4 << 20

  /// - Throws: `FileError.exists`, `.isDirectory`, `.unwritable`.
  init(_ path: FilePath, _ header: CountsHeader, replacing: Bool, threads: Int) throws(FileError) {
    file = try StagedFile(path, replacing: replacing)
    compression = OutputCompression(path)
    self.threads = threads
    let line = LineBuffer()
    header.encoded().withUnsafeBytes { line.append($0) }
    try append(line)
  }

  /// Appends whole lines.
  func append(_ lines: LineBuffer) throws(FileError) {
    guard compression != .none else { return try file.write(lines.bytes) }
    waiting.append(lines.bytes)
    if waiting.count >= Self.partByteCount * threads { try compress(isLast: false) }
  }

  /// Gives the file its name.
  func commit() throws(FileError) {
    try compress(isLast: true)
    try file.commit()
  }

  private func compress(isLast: Bool) throws(FileError) {
    let bytes = waiting.bytes
    let whole = isLast ? bytes.count : bytes.count / Self.partByteCount * Self.partByteCount
    let partCount = (whole + Self.partByteCount - 1) / Self.partByteCount
    let parts = parallelMap(count: partCount, threads: threads) { number in
      let start = number * Self.partByteCount
      return compression.compress(
        UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + Self.partByteCount, whole)]))
    }
    for part in parts { try file.write(bytes: part) }
    waiting.removeFirst(whole)
  }
}
