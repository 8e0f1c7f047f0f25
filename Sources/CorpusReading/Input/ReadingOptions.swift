/// How inputs are read.
public struct ReadingOptions: Hashable, Sendable {
  /// The format of every input; nil takes it from each file's name, and text for standard input.
  public var format: RecordFormat?
  /// Whether blocks are handed out strictly in input order. Otherwise several compressed files are read at a time.
  public var keepsInputOrder = false
  /// Whether the SHA-256 of each source is computed, for manifests.
  public var digestsSources = true
  /// The longest record that is read, in bytes; a longer one is an error and not a memory shortage.
  public var maximumRecordByteCount = 1 << 29
  /// Bytes read at a time. Comments come out the same whatever it is.
  package var chunkByteCount = 1 << 20

  public init() {}
}
