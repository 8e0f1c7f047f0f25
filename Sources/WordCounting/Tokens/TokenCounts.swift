internal import Storage
public import WordPiece

/// How often each token of a vocabulary occurs in a corpus, found by encoding each distinct word once.
public struct TokenCounts: Hashable, Sendable {
  /// Occurrences by token id.
  public fileprivate(set) var occurrences: [Int]
  /// Occurrences of words that the vocabulary cannot spell.
  public fileprivate(set) var unknownWords = 0
  /// How many words these are, each counted once.
  public fileprivate(set) var unknownDistinctWords = 0

  /// - Complexity: O(bytes of all distinct words / threads); a list as long as the vocabulary for each thread.
  public init(_ counts: WordCounts, _ encoder: WordEncoder, threads: Int = 1) {
    let threads = max(threads, 1)
    // Each thread takes every so-many-th partition: they are many, and alike in size.
    let parts = parallelMap(count: threads, threads: threads) { thread in
      let tally = TokenTally(encoder)
      for partition in stride(from: thread, to: counts.partitions.count, by: threads) {
        counts.forEach(inPartition: partition) { word, count in tally.add(word, count) }
      }
      return tally.counts
    }
    self = parts.dropFirst().reduce(parts[0]) { $0.adding($1) }
  }

  /// The sum over all tokens. A word that cannot be spelled is one token, even where the vocabulary has none for it.
  public var tokens: Int { occurrences.reduce(spelledAsNothing, +) }

  /// Occurrences of unknown words where the vocabulary has no unknown token.
  fileprivate var spelledAsNothing = 0

  fileprivate init(occurrences: [Int]) { self.occurrences = occurrences }

  private func adding(_ other: TokenCounts) -> TokenCounts {
    var sum = self
    for id in occurrences.indices { sum.occurrences[id] += other.occurrences[id] }
    sum.unknownWords += other.unknownWords
    sum.unknownDistinctWords += other.unknownDistinctWords
    sum.spelledAsNothing += other.spelledAsNothing
    return sum
  }
}

/// What one thread counts.
private final class TokenTally {
  private let encoder: WordEncoder
  private var occurrences: [Int]
  private var ids = GrowingBuffer<Int32>(capacity: 1 << 10)
  private var unknown = TokenCounts(occurrences: [])

  init(_ encoder: WordEncoder) {
    self.encoder = encoder
    occurrences = Array(repeating: 0, count: encoder.vocabulary.count)
  }

  func add(_ word: UnsafeRawBufferPointer, _ count: Int) {
    let ids = ids.reserve(word.count)
    let idCount = encoder.encode(word, into: ids)
    if idCount == 1, ids[0] == encoder.unknownID { return addUnknown(count) }
    for place in 0..<idCount { occurrences[Int(ids[place])] &+= count }
  }

  private func addUnknown(_ count: Int) {
    unknown.unknownWords += count
    unknown.unknownDistinctWords += 1
    if encoder.unknownID == WordEncoder.noID {
      unknown.spelledAsNothing += count
    } else {
      occurrences[Int(encoder.unknownID)] += count
    }
  }

  var counts: TokenCounts {
    var counts = unknown
    counts.occurrences = occurrences
    return counts
  }
}
