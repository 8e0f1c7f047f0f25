public import WordPiece

/// How often each token of a vocabulary occurs in a corpus, found by encoding each distinct word once.
public struct TokenCounts: Hashable, Sendable {
  /// Occurrences by token id.
  public private(set) var occurrences: [Int]
  /// Occurrences of words that the vocabulary cannot spell.
  public private(set) var unknownWords = 0
  /// How many words these are, each counted once.
  public private(set) var unknownDistinctWords = 0

  /// - Complexity: O(bytes of all distinct words / threads); a list as long as the vocabulary for each thread.
  public init(_ counts: WordCounts, _ encoder: WordEncoder, threads: Int = 1) {
    let threads = max(threads, 1)
    // Each thread takes every so-many-th partition: they are many, and alike in size.
    let parts = parallelMap(count: threads, threads: threads) { thread in
      var part = TokenCounts(tokenCount: encoder.vocabulary.count)
      var ids: [Int32] = []
      for partition in stride(from: thread, to: counts.partitions.count, by: threads) {
        counts.forEach(inPartition: partition) { word, count in part.add(word, count, encoder, &ids) }
      }
      return part
    }
    self = parts.dropFirst().reduce(parts[0]) { $0.adding($1) }
  }

  /// The sum over all tokens. A word that cannot be spelled is one token, even where the vocabulary has none for it.
  public var tokens: Int { occurrences.reduce(spelledAsNothing, +) }

  /// Occurrences of unknown words where the vocabulary has no unknown token.
  private var spelledAsNothing = 0

  private init(tokenCount: Int) { occurrences = Array(repeating: 0, count: tokenCount) }

  private mutating func add(
    _ word: UnsafeRawBufferPointer, _ count: Int, _ encoder: WordEncoder, _ ids: inout [Int32]
  ) {
    if ids.count < word.count { ids = Array(repeating: 0, count: word.count * 2) }
    ids.withUnsafeMutableBufferPointer { ids in
      guard let ids = ids.baseAddress else { return }
      let idCount = encoder.encode(word, into: ids)
      if idCount == 1, ids[0] == encoder.unknownID {
        unknownWords += count
        unknownDistinctWords += 1
      }
      for place in 0..<idCount {
        if ids[place] == WordEncoder.noID { spelledAsNothing += count } else { occurrences[Int(ids[place])] += count }
      }
    }
  }

  private func adding(_ other: TokenCounts) -> TokenCounts {
    var sum = self
    for id in occurrences.indices { sum.occurrences[id] += other.occurrences[id] }
    sum.unknownWords += other.unknownWords
    sum.unknownDistinctWords += other.unknownDistinctWords
    sum.spelledAsNothing += other.spelledAsNothing
    return sum
  }
}
