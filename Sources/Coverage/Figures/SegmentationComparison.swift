/// Where two vocabularies cut the same text differently: at other places, or unknown to one of them only.
public struct SegmentationComparison: Sendable {
  /// Places in `CorpusCoverage.vocabularies`.
  public internal(set) var left: Int
  public internal(set) var right: Int
  /// Occurrences of words cut differently.
  public internal(set) var words = 0
  public internal(set) var distinctWords = 0
  /// Lines with such a word; 0 where only word counts were measured.
  public internal(set) var lines = 0
  /// A few of those lines, chosen as in `VocabularyCoverage.unknownLineExamples`.
  public internal(set) var examples: [[UInt8]] = []

  /// The first of several vocabularies with each of the `count` after it.
  static func withFirst(_ count: Int) -> [SegmentationComparison] {
    (0..<count).map { SegmentationComparison(left: 0, right: $0 + 1) }
  }
}
