/// Which documents a block's comments belong to.
///
/// A document is a run of consecutive records with the same key. Runs describe the records that were read, not the
/// comments that are left, so that a document's start stays known when comments are dropped.
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

// As plain numbers, to be put aside and taken up again.
extension BlockDocuments {
  var numbers: [Int] {
    var numbers = [comments.count, runCount]
    for comment in comments { numbers.append(comment.run << 1 | (comment.beginsRun ? 1 : 0)) }
    for run in 0..<runCount { numbers += [keyEnds[run], Int(runLines[run])] }
    return numbers + keyBytes.map { Int($0) }
  }

  init(numbers: [Int]) {
    let (commentCount, runCount) = (numbers[0], numbers[1])
    let runs = numbers[(2 + commentCount)...]
    comments = numbers[2..<(2 + commentCount)].map { Comment(run: $0 >> 1, beginsRun: $0 & 1 == 1) }
    for run in 0..<runCount {
      keyEnds.append(runs[runs.startIndex + 2 * run])
      runLines.append(Int32(truncatingIfNeeded: runs[runs.startIndex + 2 * run + 1]))
    }
    keyBytes = runs.dropFirst(2 * runCount).map { UInt8(truncatingIfNeeded: $0) }
  }
}
