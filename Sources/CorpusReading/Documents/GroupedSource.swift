internal import Synchronization

/// The comments of another source with blank lines between documents.
final class GroupedSource: CommentSource {
  private let below: any CommentSource
  private let grouper: DocumentGrouper
  private let stage = InOrderStage()
  private let isFinished = Mutex(false)

  init(below: any CommentSource, _ grouper: DocumentGrouper) {
    self.below = below
    self.grouper = grouper
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    let work = GroupingWork.of(block, grouper, secret: grouper.secret)
    let found: Void? = try stage.pass(block, from: below) {
      work.take(block)
    } inTurn: { () throws(CorpusError) in
      try grouper.group(block, work)
    } afterwards: { _ throws(CorpusError) in
      work.rewrite(block)
    }
    if found != nil { return true }
    guard stage.waitUntilEmpty() else { return false }
    try isFinished.withLock { isFinished throws(CorpusError) in
      guard !isFinished else { return }
      isFinished = true
      try grouper.finish(block)
    }
    return false
  }
}
