/// A source whose blocks each go through something that looks at their comments or changes them.
final class ChangedSource: CommentSource {
  private let below: any CommentSource
  private let change: @Sendable (CommentBlock) -> Void

  /// - Parameter change: called in the thread that has the block.
  init(_ below: any CommentSource, _ change: @escaping @Sendable (CommentBlock) -> Void) {
    self.below = below
    self.change = change
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    guard try below.next(block) else { return false }
    change(block)
    return true
  }
}
