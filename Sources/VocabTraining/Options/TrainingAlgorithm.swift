/// How a vocabulary is learnt.
public enum TrainingAlgorithm: Hashable, Sendable {
  /// Pairs are merged from the most frequent on until the vocabulary has its size.
  case merging
  /// Pairs are merged until the vocabulary is so much larger, and then the token goes, one after the other, without
  /// which the words cost the fewest tokens more.
  ///
  /// An encoder takes the longest token that fits, and not the merges: this is the trainer that knows it.
  case pruning(Overtraining)
  /// The pair is merged that stands side by side more often than the occurrences of its two halves suggest, by the
  /// ratio count(ab) / (count(a) · count(b)). Rare pairs win by it, so that tokens come out far shorter.
  case likelihood

  /// How much larger a vocabulary is before it is pruned, in thousandths, kept exactly: 1200 is 1.2 times as large.
  public struct Overtraining: Hashable, Sendable {
    public var thousandths: Int

    public static let usual = Overtraining(thousandths: 1200)

    public init(thousandths: Int) { self.thousandths = thousandths }

    /// The size, rounded up, to prune to `size` from; nil where that is no number.
    func size(for size: Int) -> Int? {
      let (product, overflows) = size.multipliedReportingOverflow(by: thousandths)
      return overflows ? nil : product / 1000 + (product % 1000 > 0 ? 1 : 0)
    }
  }
}
