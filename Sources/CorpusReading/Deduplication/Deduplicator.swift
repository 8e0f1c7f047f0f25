internal import Storage
internal import DurableFiles
internal import Synchronization
internal import SystemPackage

/// State shared by all threads, used in three phases: `sort` for each block in input order; `finish` once all are
/// sorted; `keep` for the spooled blocks, by several threads at a time.
final class Deduplicator: @unchecked Sendable {
  // Unchecked: `sort` is called by one thread at a time; `finish` ends before `keep` begins, which only reads, and what
  // it counts is under a lock.
  let secret = KeyedHash.randomSecret()
  private let byteLimit: Int
  private let directory: FilePath
  /// Whether an empty line stands for each comment that is dropped, and empty ones are passed over.
  let keepsDroppedLines: Bool
  private var known: KeySet?
  private var aside: Aside?
  private var comments = 0
  private var dropped = 0
  private var repeated: RepeatedComments
  private var repetitions = OrdinalBits(count: 0)
  private var candidates: RepeatedCandidates
  private let lock = Mutex(())

  /// What is on disk.
  struct Aside {
    let spool: BlockSpool
    let keys: KeyPartitions
  }

  init(byteLimit: Int, directory: FilePath, repeatedCount: Int, keepsDroppedLines: Bool) {
    self.keepsDroppedLines = keepsDroppedLines
    self.byteLimit = byteLimit
    self.directory = directory
    repeated = RepeatedComments(limit: repeatedCount)
    candidates = RepeatedCandidates(limit: repeatedCount, ordinalCount: 0)
    known = KeySet(byteLimit: byteLimit, repeatedCount > 0 ? .counts : .keys)
  }

  var summary: DeduplicationSummary {
    lock.withLock { _ in
      var summary = DeduplicationSummary()
      summary.comments = comments
      summary.dropped = dropped
      summary.mostRepeated = repeated.comments
      summary.temporaryByteCount = (aside?.spool.byteCount ?? 0) + (aside?.keys.writtenByteCount ?? 0)
      return summary
    }
  }

  /// What becomes of a block.
  enum Place {
    case handOn
    /// The number is that of its first comment among all that are put aside.
    case putAside(BlockSpool, firstOrdinal: Int)
  }

  /// Marks the comments that have been there before.
  func sort(_ work: DeduplicationWork, serial: Int) throws(CorpusError) -> Place {
    guard let known else { return .handOn }
    comments += work.count
    if aside == nil, !known.hasRoom(for: work.keys.count) {
      aside = try CorpusError.file { () throws(FileError) in
        Aside(
          spool: try BlockSpool(in: directory), keys: try KeyPartitions(in: directory, payloadWordCount: 1))
      }
      aside?.spool.begin(at: serial)
    }
    guard let aside else {
      work.forEachKey(of: known) { number, key in
        mark(number, key, known.insert(key), work)
      }
      return .handOn
    }
    return try CorpusError.file { () throws(FileError) in
      .putAside(aside.spool, firstOrdinal: try putAside(work, known, aside))
    }
  }

  private func mark(_ number: Int, _ key: HashKey, _ occurrences: Int?, _ work: DeduplicationWork) {
    work.stays[number] = occurrences == nil
    guard let occurrences else { return }
    dropped += 1
    repeated.offer(occurrences, work.comments[number], key)
  }

  /// - Returns: the number of the block's first comment that stays.
  private func putAside(_ work: DeduplicationWork, _ known: KeySet, _ aside: Aside) throws(FileError) -> Int {
    let first = aside.keys.recordCount
    var failure: FileError?
    work.forEachKey(of: known) { number, key in
      mark(number, key, known.countAgain(key), work)
      guard work.stays[number], failure == nil else { return }
      do throws(FileError) {
        try aside.keys.append(key, UInt64(aside.keys.recordCount))
      } catch { failure = error }
    }
    if let failure { throw failure }
    return first
  }

  /// Finds the repetitions among the comments that were put aside; to be called once.
  func finish() throws(CorpusError) {
    known = nil
    guard let aside else { return }
    let count = aside.keys.recordCount
    repetitions = OrdinalBits(count: count)
    candidates = RepeatedCandidates(limit: repeated.limit, ordinalCount: count)
    let bitsByteCount = OrdinalBits.byteCount(of: count) * (repeated.limit > 0 ? 2 : 1)
    let counted = { [self] (count: Int, ordinal: UInt64) in candidates.add(count, ordinal: Int(ordinal)) }
    try CorpusError.file { () throws(FileError) in
      try aside.keys.forEachRepeated(
        byteLimit: max(byteLimit - bitsByteCount, byteLimit / 4),
        { payload in
          repetitions.set(Int(payload[0]))
          dropped += 1
        }, counted: repeated.limit > 0 ? counted : nil)
    }
  }

  /// The next block that was put aside, without repetitions; false at the end.
  func next(_ block: CommentBlock, _ work: DeduplicationWork) throws(CorpusError) -> Bool {
    guard let aside else { return false }
    let first = try CorpusError.file { () throws(FileError) in try aside.spool.next(block, work.packing) }
    guard var ordinal = first else { return false }
    drop(from: block) { _, comment in
      if keepsDroppedLines, comment.isEmpty { return true }
      defer { ordinal += 1 }
      guard !repetitions.contains(ordinal) else { return false }
      if let occurrences = candidates.occurrences(ofOrdinal: ordinal) {
        let key = work.hash.key(of: comment)
        lock.withLock { _ in repeated.offer(occurrences, comment, key) }
      }
      return true
    }
    return true
  }

  /// Leaves out the comments that `stays` says no to, or empties them.
  func drop(from block: CommentBlock, _ stays: (Int, UnsafeRawBufferPointer) -> Bool) {
    guard keepsDroppedLines else { return block.keepComments(stays) }
    block.rewriteComments { number, comment, store in
      if stays(number, comment) { store.append(comment) }
      return true
    }
  }
}

extension CorpusError {
  /// Runs `body`, whose errors are about temporary files.
  static func file<Result>(_ body: () throws(FileError) -> Result) throws(CorpusError) -> Result {
    do throws(FileError) { return try body() } catch { throw .file(error) }
  }
}
