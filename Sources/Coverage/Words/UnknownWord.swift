/// A distinct word that a vocabulary cannot spell.
public struct UnknownWord: Hashable, Sendable {
  /// UTF-8, after the pipeline.
  public var bytes: [UInt8]
  public var occurrences: Int
  /// Never `.none`.
  public var failure: WordFailure

  public init(bytes: [UInt8], occurrences: Int, failure: WordFailure) {
    self.bytes = bytes
    self.occurrences = occurrences
    self.failure = failure
  }

  /// Most occurrences first, then by bytes.
  public static func costlier(_ left: UnknownWord, _ right: UnknownWord) -> Bool {
    left.occurrences == right.occurrences
      ? left.bytes.lexicographicallyPrecedes(right.bytes) : left.occurrences > right.occurrences
  }

  /// The words in the order of `costlier`.
  /// - Complexity: O(n log n); what is compared is mostly a few numbers, which are moved without counting references.
  static func sortedByCost(_ words: [UnknownWord]) -> [UnknownWord] {
    words.indices.map { CostKey(words[$0], place: $0) }
      .sorted { left, right in
        if left.occurrences != right.occurrences { return left.occurrences > right.occurrences }
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return costlier(words[left.place], words[right.place])
      }
      .map { words[$0.place] }
  }
}

/// What decides between most words.
private struct CostKey {
  let occurrences: Int
  /// The first eight bytes, the first one highest.
  let prefix: UInt64
  let place: Int

  init(_ word: UnknownWord, place: Int) {
    occurrences = word.occurrences
    prefix = word.bytes.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset) }
    self.place = place
  }
}
