internal import Storage

/// What one thread deduplicates with: the keys of one block at a time, computed before the block's turn comes.
final class DeduplicationWork {
  let hash: KeyedHash
  private(set) lazy var packing = BlockPacking()
  /// The block's comments and their keys; valid as long as the block is unchanged.
  private(set) var comments: [UnsafeRawBufferPointer] = []
  /// How many of them are looked at.
  private(set) var count = 0
  private var skipsEmpty = false
  private(set) var keys: [HashKey] = []
  /// Whether each comment stays.
  var stays: [Bool] = []

  private init(secret: [UInt8]) { hash = KeyedHash(secret: secret) }

  /// The one of the thread that has this block.
  static func of(_ block: CommentBlock, _ deduplicator: AnyObject, secret: [UInt8]) -> DeduplicationWork {
    block.workspace(of: deduplicator) { DeduplicationWork(secret: secret) }
  }

  /// Takes up the block's comments.
  func take(_ block: CommentBlock, skipsEmpty: Bool) {
    self.skipsEmpty = skipsEmpty
    count = 0
    comments.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    block.forEachComment { _, comment in
      comments.append(comment)
      keys.append(hash.key(of: comment))
      if !skipsEmpty || !comment.isEmpty { count += 1 }
    }
    stays.removeAll(keepingCapacity: true)
    stays.append(contentsOf: repeatElement(true, count: keys.count))
  }

  /// Calls `body` for each key in turn, having asked for the memory of those that come after.
  func forEachKey(of set: KeySet, _ body: (Int, HashKey) -> Void) {
    let lead = 32
    for key in keys.prefix(lead) { set.prefetch(key) }
    for number in keys.indices {
      if number + lead < keys.count { set.prefetch(keys[number + lead]) }
      if !skipsEmpty || !comments[number].isEmpty { body(number, keys[number]) }
    }
  }
}
