/// How much is measured: everything, or what a merge is judged by.
///
/// Sums over lines and distinct words are exact in either case; what is left out makes measuring faster and smaller.
public struct MeasuredDetail: Sendable {
  /// Whether figures are kept for each class of characters, frequency band and cause, with all that resampling needs.
  /// Without them, unknown lines and words are counted, and none of them kept.
  public var hasDistributions = true
  /// So many vocabularies after the first are compared with it; nil: all.
  public var comparisonLimit: Int?
  /// The vocabularies whose tokens are counted one by one; nil: all.
  public var countedVocabularies: Set<Int>?

  public init() {}

  func comparisonCount(vocabularies count: Int) -> Int { min(max(count - 1, 0), comparisonLimit ?? .max) }

  func countsTokens(of vocabulary: Int) -> Bool { countedVocabularies?.contains(vocabulary) ?? true }
}
