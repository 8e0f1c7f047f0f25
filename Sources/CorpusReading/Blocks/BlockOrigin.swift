internal import CommentText

/// What a block's stages ask of the reader that it came from.
protocol BlockOrigin: AnyObject, Sendable {
  /// How the records of a source are read.
  func plan(ofSource index: Int) -> RecordPlan

  /// What cleans a source in place of the run's cleaner; nil for the run's.
  func cleaner(ofSource index: Int) -> CompiledCleaner?

  /// The file, line and byte of a place.
  func location(of place: CorpusPlace) throws(CorpusError) -> CorpusLocation
}
