/// A pair and how often it occurs.
struct PairCount: BitwiseCopyable {
  var key: PairKey
  var occurrences: Int
}
