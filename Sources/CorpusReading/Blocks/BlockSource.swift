/// One input, as the reader draws blocks from it.
protocol BlockSource: AnyObject, Sendable {
  /// Whether several threads read at the same time, or wait for each other.
  var servesManyThreads: Bool { get }

  /// Fills the block; false at the end, for every thread that asks.
  func next(_ block: CommentBlock) throws(CorpusError) -> Bool

  /// Size and digest of the input as it lies on disk; complete after the end.
  var description: SourceDescription { get }

  /// The line (from 0) on which a block starts.
  func line(of start: BlockStart) throws(CorpusError) -> Int
}
