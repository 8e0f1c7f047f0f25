/// What a scanner has read since it was made.
public struct ScanStatistics: Hashable, Sendable {
  public var lines = 0
  /// Words after the pipeline, each occurrence counted.
  public var words = 0
  /// Unicode scalars in those words.
  public var characters = 0
  /// Byte sequences that were not UTF-8, each replaced by U+FFFD.
  public var invalidSequences = 0

  public init() {}
}

/// A place where a text was not UTF-8.
public struct InvalidPlace: Hashable, Sendable {
  /// Lines before it in the text that was scanned.
  public var line: Int
  /// Bytes before it in its line.
  public var byte: Int

  public init(line: Int, byte: Int) {
    self.line = line
    self.byte = byte
  }
}
