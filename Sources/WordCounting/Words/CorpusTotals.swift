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

  /// Sums that would leave 64 bits, which only files that say what is not so come to, stay at the end of them.
  public static func + (left: CorpusTotals, right: CorpusTotals) -> CorpusTotals {
    var sum = CorpusTotals()
    sum.lines = clampedSum(left.lines, right.lines)
    sum.words = clampedSum(left.words, right.words)
    sum.characters = clampedSum(left.characters, right.characters)
    sum.bytes = clampedSum(left.bytes, right.bytes)
    sum.invalidSequences = clampedSum(left.invalidSequences, right.invalidSequences)
    return sum
  }

  private static func clampedSum(_ left: Int, _ right: Int) -> Int {
    let (sum, hasOverflowed) = left.addingReportingOverflow(right)
    return hasOverflowed ? .max : sum
  }
}
