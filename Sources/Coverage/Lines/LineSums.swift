/// What all lines came to, joined over threads.
struct LineSums: Sendable {
  var statistics: LineStatistics
  /// For each vocabulary.
  var unknownLines: [SmallestLines]
  /// Lines cut differently, for each comparison.
  var differentLineCounts: [Int]
  var differentLines: [SmallestLines]

  init(vocabularies: Int, comparisons: Int, exampleCount: Int) {
    statistics = LineStatistics(vocabularies: vocabularies, comparisons: comparisons)
    unknownLines = Array(repeating: SmallestLines(limit: exampleCount), count: vocabularies)
    differentLineCounts = Array(repeating: 0, count: comparisons)
    differentLines = Array(repeating: SmallestLines(limit: exampleCount), count: comparisons)
  }

  mutating func add(_ other: LineSums) {
    statistics.add(other.statistics)
    for place in unknownLines.indices { unknownLines[place].merge(other.unknownLines[place]) }
    for place in differentLines.indices {
      differentLineCounts[place] += other.differentLineCounts[place]
      differentLines[place].merge(other.differentLines[place])
    }
  }
}
