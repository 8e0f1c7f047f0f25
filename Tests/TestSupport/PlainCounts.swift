package import CommentText
package import WordCounting

/// Words counted the plain way, in a dictionary: the oracle of everything that counts.
package struct PlainCounts: Equatable {
  package var counts: [[UInt8]: Int] = [:]

  package init() {}

  /// Counts the words of a text of any number of lines.
  package init(_ text: some Sequence<UInt8>, _ pipeline: CompiledPipeline) {
    for line in Array(text).split(separator: UInt8(ascii: "\n")) { add(pipeline.words(of: line)) }
  }

  /// What the fast counting gave.
  package init(_ words: WordCounts) {
    words.forEach { word, count in counts[Array(word), default: 0] += count }
  }

  package mutating func add(_ words: some Sequence<[UInt8]>) {
    for word in words { counts[word, default: 0] += 1 }
  }

  package mutating func add(_ word: [UInt8], _ count: Int) { counts[word, default: 0] += count }

  /// Words and counts in byte order.
  package var sorted: [(word: [UInt8], count: Int)] {
    counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { (word: $0.key, count: $0.value) }
  }

  package var occurrences: Int { counts.values.reduce(0, +) }
}
