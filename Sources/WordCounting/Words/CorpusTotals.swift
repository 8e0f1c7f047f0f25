/// What was read to make word counts.
public struct CorpusTotals: Codable, Hashable, Sendable {
  public var lines = 0
  /// Words after the pipeline, each occurrence counted.
  public var words = 0
  /// Unicode scalars in those words.
  public var characters = 0
  /// Bytes of text read (after decompression).
  public var bytes = 0
  /// Byte sequences that were not UTF-8, each replaced by U+FFFD.
  public var invalidSequences = 0

  public init() {}

  public static func + (left: CorpusTotals, right: CorpusTotals) -> CorpusTotals {
    var sum = left
    sum.lines += right.lines
    sum.words += right.words
    sum.characters += right.characters
    sum.bytes += right.bytes
    sum.invalidSequences += right.invalidSequences
    return sum
  }
}
