internal import Storage
internal import Synchronization
public import SystemPackage

/// Comments of other files, by the keys of their text and of their Hangul syllables, to find them again in a corpus.
///
/// Keys are 128 bits of a keyed hash, so that no two comments are taken for one another.
///
/// Unchecked sharing: the sets are written to under the lock, by `add`, which ends before anybody looks for a comment.
public final class KnownComments: @unchecked Sendable {
  /// What was read of one file.
  public struct File: Hashable, Sendable {
    public var path: FilePath
    /// Comments with text.
    public var comments = 0
    /// Those of them with `SyllableForm.smallestCount` syllables or more.
    public var comparable = 0
  }

  /// The files that were added, in order.
  public private(set) var files: [File] = []
  let secret = KeyedHash.randomSecret()
  private let lock = Mutex(())
  private let texts: KeySet?
  private let syllables: KeySet

  /// - Parameters:
  ///   - byteLimit: memory for the keys.
  ///   - knowsTexts: whether comments are also to be found by their whole text.
  public init(byteLimit: Int, knowsTexts: Bool = false) {
    let byteLimit = max(byteLimit, 1 << 20)
    texts = knowsTexts ? KeySet(byteLimit: byteLimit / 2) : nil
    syllables = knowsTexts ? KeySet(byteLimit: byteLimit / 2) : KeySet(byteLimit: byteLimit, .countsAndTags)
  }

  /// Adds all comments of a file.
  /// - Parameter reader: of this one file.
  /// - Throws: what reading does; `CorpusError.knownCommentsNeedMemory`.
  /// - Complexity: O(bytes / threads).
  public func add(_ reader: CorpusReader, of path: FilePath, threads: Int = 1) throws {
    let number = UInt64(files.count)
    var file = File(path: path)
    let workers = try reader.forEachBlock(threads: threads) { _ in
      RecognitionWork(self.secret)
    } _: { [self] work, block in
      work.take(block, texts: texts != nil)
      try lock.withLock { _ in
        let count = work.comments.count
        guard syllables.hasRoom(for: count), texts?.hasRoom(for: count) ?? true else {
          throw CorpusError.knownCommentsNeedMemory(path)
        }
        for comment in work.comments {
          if let key = comment.text { _ = texts?.insert(key) }
          if let key = comment.syllables { _ = syllables.insert(key, tag: number) }
        }
      }
    }
    for work in workers {
      file.comments += work.count
      file.comparable += work.comparableCount
    }
    files.append(file)
  }

  /// The number of the first file that holds a comment with these syllables.
  func file(ofSyllables key: HashKey) -> Int? { syllables.tag(of: key).map { Int($0) } }

  func holds(text key: HashKey) -> Bool { texts?.tag(of: key) != nil }
}

/// What one thread recognises comments with: the keys of one block at a time.
final class RecognitionWork {
  struct Comment {
    var text: HashKey?
    /// Nil where there are too few.
    var syllables: HashKey?
  }

  private let hash: KeyedHash
  private var form = SyllableForm()
  /// Of the block's comments; both nil for one without text.
  private(set) var comments: [Comment] = []
  /// Comments with text, of all blocks so far.
  private(set) var count = 0
  /// Those of them with enough syllables.
  private(set) var comparableCount = 0

  init(_ secret: [UInt8]) { hash = KeyedHash(secret: secret) }

  func take(_ block: CommentBlock, texts: Bool) {
    comments.removeAll(keepingCapacity: true)
    block.forEachComment { _, comment in
      var own = Comment()
      defer { comments.append(own) }
      guard !comment.isEmpty else { return }
      count += 1
      if texts { own.text = hash.key(of: comment) }
      form.take(comment)
      guard form.isComparable else { return }
      comparableCount += 1
      own.syllables = form.syllables.withUnsafeBytes { hash.key(of: $0) }
    }
  }
}
