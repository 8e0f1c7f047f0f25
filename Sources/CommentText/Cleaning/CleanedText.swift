internal import Storage

/// Comments after cleaning.
public struct CleanedText {
  /// Whole comments, each ended by a newline. At least 64 bytes after the end can be read.
  public let text: UnsafeRawBufferPointer
  /// For each comment the line it had before; nil where none was dropped.
  public let keptLines: [Int32]?
}

extension PaddedBytes {
  mutating func append(_ scalars: [UInt32]) {
    reserve(count + scalars.count * 4)
    for scalar in scalars { count += UTF8Encoding.store(scalar, at: end) }
  }
}
