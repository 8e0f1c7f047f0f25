/// Which documents a block's comments belong to.
///
/// A document is a run of consecutive records with the same key. Runs are those of the records that were read: they stay as they
/// are when comments are dropped, so that it is still known where a document began and whether its first comment is there.
public struct BlockDocuments: Sendable {
  /// The comments that are there, in order.
  public internal(set) var comments: [Comment] = []
  private var keyBytes: [UInt8] = []
  private var keyEnds: [Int] = []
  private var runLines: [Int32] = []

  /// A comment's run, by number from 0, and whether its record began the run in this block.
  public struct Comment: Hashable, Sendable {
    public var run: Int
    public var beginsRun: Bool
  }

  public var runCount: Int { keyEnds.count }

  /// The key of a run. The first run of a block may go on with the document of the block before.
  public func key(ofRun run: Int) -> ArraySlice<UInt8> { keyBytes[(run == 0 ? 0 : keyEnds[run - 1])..<keyEnds[run]] }

  /// The line of the block's raw text on which a run begins.
  func line(ofRun run: Int) -> Int { Int(runLines[run]) }

  /// Adds a record's comment.
  mutating func append(_ key: some Collection<UInt8>, line: Int) {
    let begins = keyEnds.isEmpty || !self.key(ofRun: runCount - 1).elementsEqual(key)
    if begins {
      keyBytes.append(contentsOf: key)
      keyEnds.append(keyBytes.count)
      runLines.append(Int32(truncatingIfNeeded: line))
    }
    comments.append(Comment(run: runCount - 1, beginsRun: begins))
  }
}
