internal import Storage
internal import WordPiece

/// The entries that may stand at each place of a word to which a spelling comes: looked up once, so that spelling the
/// word again without one of them is a matter of a few comparisons.
///
/// - Safety: this value owns its memory and reuses it from word to word; the word belongs to the caller.
struct PieceLattice: ~Copyable {
  /// Those of one place after the other, from the shortest.
  private var matches = GrowingBuffer<EntrySpeller.Match>(capacity: 1 << 10)
  /// For each byte of the word where its matches are, if they were looked up.
  private var places = GrowingBuffer<Place>(capacity: 1 << 8)
  private var word = UnsafeRawBufferPointer(start: nil, count: 0)
  private var isTooLong = false

  // Not private: debug builds fail on private types in memory of this kind (swiftlang/swift #75903).
  struct Place: BitwiseCopyable {
    var first: Int32
    /// -1 if they were not looked up.
    var count: Int32
  }

  init() {}

  /// Goes on to a word, which must be there as long as it is being spelled.
  mutating func start(_ word: UnsafeRawBufferPointer, _ trie: PieceTrie) {
    self.word = word
    isTooLong = trie.isTooLong(word)
    matches.removeAll()
    places.removeAll()
    places.reserve(word.count).initialize(repeating: Place(first: 0, count: -1), count: word.count)
    places.count = word.count
  }

  /// Replaces `pieces` by the entries that spell the word without two of them (or -1); by nothing if it is unknown.
  mutating func spell(_ trie: PieceTrie, without absent: (Int32, Int32), into pieces: inout GrowingBuffer<Int32>) {
    pieces.removeAll()
    if isTooLong { return }
    let room = pieces.reserve(word.count)
    var offset = 0
    var count = 0
    while offset < word.count {
      if places[offset].count < 0 { look(offset, trie) }
      let first = Int(places[offset].first)
      var place = first + Int(places[offset].count)
      var match: EntrySpeller.Match
      repeat {
        guard place > first else { return }
        place -= 1
        match = matches[place]
      } while match.entry == absent.0 || match.entry == absent.1
      room[count] = match.entry
      count += 1
      offset = Int(match.end)
    }
    pieces.count = count
  }

  private mutating func look(_ offset: Int, _ trie: PieceTrie) {
    let count = trie.matches(of: word, at: offset, into: matches.reserve(word.count))
    places[offset] = Place(first: Int32(truncatingIfNeeded: matches.count), count: Int32(truncatingIfNeeded: count))
    matches.count += count
  }

  /// Tokens of a spelling. A word that cannot be spelled costs at least one more than it has characters, which is more
  /// than any spelling, so that making a word known always is a saving.
  func cost(of pieceCount: Int, unknownWordCost: Int) -> Int {
    pieceCount == 0 ? max(unknownWordCost, scalarCount(word) + 1) : pieceCount
  }
}
