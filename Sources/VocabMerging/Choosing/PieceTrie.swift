internal import WordPiece

/// The entries of a vocabulary, from which single entries can be struck out, for good or for one word.
///
/// Encoding is BERT's: from the left the longest entry, the rest of a word with the continuation prefix before it; a word
/// that cannot be spelled to its end, or is too long, is unknown.
struct PieceTrie: Sendable {
  private let speller: EntrySpeller
  /// Whether each entry takes part.
  private var isAlive: [Bool]
  private let wordLimit: Int

  /// Bytes that must be readable after a word.
  static let padding = EntrySpeller.padding

  /// The base's entries by their ids, then others; all distinct.
  init(_ base: MergeParent, and others: [[UInt8]] = []) {
    speller = EntrySpeller(
      Array(base.vocabulary.tokens) + others, continuationPrefix: base.vocabulary.continuationPrefix)
    isAlive = [Bool](repeating: true, count: base.vocabulary.count + others.count)
    wordLimit = base.maximumScalarCount
  }

  /// Strikes an entry out, or takes it back in.
  mutating func setAlive(_ entry: Int32, _ isAlive: Bool) { self.isAlive[Int(entry)] = isAlive }

  /// Replaces `pieces` by the entries that spell a word; by nothing if it is unknown.
  /// - Parameters:
  ///   - word: `padding` bytes after it must be readable.
  ///   - absent: an entry to do without, or -1.
  ///   - isRest: whether the bytes go on a word instead of starting one.
  /// - Complexity: O(s · l) for s scalars and entries of at most l.
  func spell(
    _ word: UnsafeRawBufferPointer, without absent: Int32 = -1, isRest: Bool = false, into pieces: inout PieceList
  ) {
    pieces.removeAll()
    if word.count > wordLimit, scalarCount(word) > wordLimit { return }
    let room = pieces.reserve(word.count)
    isAlive.withUnsafeBufferPointer { isAlive in
      guard let isAlive = isAlive.baseAddress else { return }
      pieces.count = speller.spell(word, isRest: isRest, isAlive: isAlive, without: absent, into: room)
    }
  }
}

/// Entries that spell a word, one after the other.
///
/// Memory: owned by this value; the elements up to `count` are those that were written last.
struct PieceList: ~Copyable {
  var count = 0
  private var start: UnsafeMutablePointer<Int32>
  private var capacity = 64

  init() { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Room for so many, which replace what is there.
  mutating func reserve(_ capacity: Int) -> UnsafeMutablePointer<Int32> {
    if capacity > self.capacity {
      start.deallocate()
      self.capacity = 2 * capacity
      start = .allocate(capacity: self.capacity)
    }
    return start
  }

  /// Valid until the next `reserve`.
  var elements: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: start, count: count) }
}
