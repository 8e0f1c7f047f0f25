/// A distinct word that a vocabulary cannot spell.
public struct UnknownWord: Hashable, Sendable {
  /// UTF-8, after the pipeline.
  public var bytes: [UInt8]
  public var occurrences: Int
  /// Never `.none`.
  public var failure: WordFailure

  public init(bytes: [UInt8], occurrences: Int, failure: WordFailure) {
    self.bytes = bytes
    self.occurrences = occurrences
    self.failure = failure
  }

  /// Most occurrences first, then by bytes.
  public static func costlier(_ left: UnknownWord, _ right: UnknownWord) -> Bool {
    left.occurrences == right.occurrences
      ? left.bytes.lexicographicallyPrecedes(right.bytes) : left.occurrences > right.occurrences
  }
}
