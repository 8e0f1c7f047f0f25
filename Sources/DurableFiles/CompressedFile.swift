internal import Storage
public import SystemPackage

/// A file that appears under its name whole or not at all, compressed if its name ends in `.gz` or `.zst`.
///
/// Divided every 4 MiB and compressed by several threads; the bytes depend neither on their number nor on how it was
/// written.
public final class CompressedFile {
  private let file: StagedFile
  private let compression: OutputCompression
  private let threads: Int
  /// What waits to be compressed.
  private var waiting: [UInt8] = []

  private static let partByteCount = 4 << 20

  /// - Parameter replacing: whether a file that is there may be replaced.
  /// - Throws: `FileError.exists`, `.isDirectory`, `.unwritable`.
  public convenience init(_ path: FilePath, replacing: Bool, threads: Int) throws(FileError) {
    self.init(try StagedFile(path, replacing: replacing), threads: threads)
  }

  /// - Parameter file: whose name says how it is compressed.
  public init(_ file: StagedFile, threads: Int) {
    self.file = file
    compression = OutputCompression(file.path)
    self.threads = max(threads, 1)
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard compression != .none else { return try file.write(bytes) }
    waiting.append(contentsOf: bytes)
    if waiting.count >= Self.partByteCount * threads { try compress(isLast: false) }
  }

  /// Gives the file its name.
  /// - Parameter isKept: whether it is kept for a later run and no output of this one.
  public func commit(asKept isKept: Bool = false) throws(FileError) {
    try compress(isLast: true)
    try file.commit(asKept: isKept)
  }

  private func compress(isLast: Bool) throws(FileError) {
    let whole = isLast ? waiting.count : waiting.count / Self.partByteCount * Self.partByteCount
    let partCount = (whole + Self.partByteCount - 1) / Self.partByteCount
    let parts = waiting.withUnsafeBytes { bytes in
      compressedParts(UnsafeRawBufferPointer(rebasing: bytes[..<whole]), partCount)
    }
    for part in parts {
      guard let part else { throw .unwritable(file.path, .noMemory) }
      try file.write(bytes: part)
    }
    waiting.removeFirst(whole)
  }

  /// - Returns: the parts; nil for one that there was no memory for.
  private func compressedParts(_ bytes: UnsafeRawBufferPointer, _ count: Int) -> [[UInt8]?] {
    parallelMap(count: count, threads: count) { number in
      let start = number * Self.partByteCount
      let end = min(start + Self.partByteCount, bytes.count)
      return compression.compress(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
  }
}
