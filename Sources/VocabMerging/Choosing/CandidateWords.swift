internal import CPlatform
internal import WordCounting

/// The words of a corpus that candidates help to spell, with their counts. Striking candidates out can change how these
/// are spelled, and no others: where the longest match is an entry that stays, it stays the longest.
struct CandidateWords: Sendable {
  /// Of one word after the other; when all are there, some zeros.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var counts: [Int] = []

  /// - Parameters:
  ///   - trie: base and candidates.
  ///   - firstCandidate: entries from here on are candidates.
  /// - Complexity: O(bytes of distinct words / threads).
  init(_ words: WordCounts, _ trie: PieceTrie, firstCandidate: Int32, threads: Int) {
    let parts = parallelMap(count: words.partitions.count, threads: threads) { partition in
      var part = CandidateWords()
      var pieces = PieceList()
      words.forEach(inPartition: partition) { word, count in
        trie.spell(word, into: &pieces)
        if pieces.elements.contains(where: { $0 >= firstCandidate }) { part.append(word, count) }
      }
      return part
    }
    for part in parts { append(part) }
    bytes += [UInt8](repeating: 0, count: PieceTrie.padding)
  }

  private init() {}

  var count: Int { counts.count }

  /// Asks for what says where a word is; then, some words later, for the word.
  @inline(__always)
  func prefetchPlace(of number: Int) {
    ends.withUnsafeBufferPointer { kc_prefetch($0.baseAddress.unsafelyUnwrapped + number) }
    counts.withUnsafeBufferPointer { kc_prefetch($0.baseAddress.unsafelyUnwrapped + number) }
  }

  @inline(__always)
  func prefetch(_ number: Int) {
    let start = number == 0 ? 0 : ends[number - 1]
    bytes.withUnsafeBufferPointer { kc_prefetch($0.baseAddress.unsafelyUnwrapped + start) }
  }

  /// Calls `body` with a word, which is valid inside it only, and its count.
  func withWord<Result>(_ number: Int, _ body: (UnsafeRawBufferPointer, Int) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in
      let start = number == 0 ? 0 : ends[number - 1]
      return body(UnsafeRawBufferPointer(rebasing: bytes[start..<ends[number]]), counts[number])
    }
  }

  private mutating func append(_ word: UnsafeRawBufferPointer, _ count: Int) {
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    counts.append(count)
  }

  private mutating func append(_ other: CandidateWords) {
    let offset = bytes.count
    bytes += other.bytes
    ends += other.ends.lazy.map { $0 + offset }
    counts += other.counts
  }
}
