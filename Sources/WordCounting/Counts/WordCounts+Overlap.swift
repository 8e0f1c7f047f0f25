internal import Storage

/// How many words of one corpus occur in another.
public struct WordOverlap: Hashable, Sendable {
  /// Occurrences in the first.
  public var words = 0
  public var distinctWords = 0
  /// Those of them whose word the other has too.
  public var sharedWords = 0
  public var sharedDistinctWords = 0

  public init() {}
}

extension WordCounts {
  /// Finds this corpus's words in another one, by 128-bit keys.
  /// - Throws: `WordCountingError.file` where words lie on disk and cannot be read.
  /// - Complexity: O(bytes of both); memory for each distinct word of this one.
  public func overlap(with other: WordCounts) throws(WordCountingError) -> WordOverlap {
    let hash = KeyedHash(secret: KeyedHash.randomSecret())
    var overlap = WordOverlap()
    var counts: [HashKey: Int] = [:]
    forEach { word, count in
      overlap.words += count
      overlap.distinctWords += 1
      counts[hash.key(of: word)] = count
    }
    try checkVisits()
    other.forEach { word, _ in
      guard let count = counts[hash.key(of: word)] else { return }
      overlap.sharedWords += count
      overlap.sharedDistinctWords += 1
    }
    try other.checkVisits()
    return overlap
  }
}
