/// What deduplication did.
public struct DeduplicationSummary: Hashable, Sendable {
  /// Comments that were looked at.
  public var comments = 0
  /// Those of them that had been there before.
  public var dropped = 0
  /// The comments that occurred most often, more than once; by occurrences, then by bytes.
  public var mostRepeated: [RepeatedComment] = []
  /// Bytes of temporary files; 0 where everything fitted into memory.
  public var temporaryByteCount = 0

  public init() {}
}

/// A comment that occurred more than once.
public struct RepeatedComment: Hashable, Sendable {
  /// All of them, the first included.
  public var occurrences: Int
  /// UTF-8 as far as the comment was.
  public var text: [UInt8]

  public init(occurrences: Int, text: [UInt8]) {
    self.occurrences = occurrences
    self.text = text
  }
}
