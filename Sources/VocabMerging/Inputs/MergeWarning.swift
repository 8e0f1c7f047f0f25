/// Something that a person should know of a merge that succeeded; data only, the command makes the words.
public enum MergeWarning: Hashable, Sendable {
  /// Every entry of a donor stands in the base already.
  case donorAddsNothingNew(donor: String)
  /// Nothing joined although there were entries that the base lacks.
  case nothingChosen(candidates: Int)
  /// A donor of some size has no piece that goes on a word; perhaps it marks them in another way.
  case noContinuations(donor: String, prefix: String)
  /// Entries that the base lacks but that no text can produce were added.
  case unreachableAdded(Int)
  /// Excluded entries that no donor holds.
  case exclusionsUnmatched(Int)
  /// The padded vocabulary is larger than the size asked for.
  case paddedBeyondSize(size: Int, padded: Int)
  /// The parents' pipelines differ and the base's was forced.
  case pipelineForced(donor: String)
}
