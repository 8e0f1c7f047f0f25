public import CommentText
public import CorpusReading

/// How often each distinct word occurs in a corpus: all that training, merging and auditing need to know of it.
public struct WordCounts: Sendable {
  public var pipeline: TextPipeline
  public var totals: CorpusTotals
  public var sources: [SourceDescription]
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var counts: [Int] = []

  public init(
    _ words: some Sequence<(word: [UInt8], count: Int)>, pipeline: TextPipeline = .standard,
    totals: CorpusTotals? = nil,
    sources: [SourceDescription] = []
  ) {
    self.pipeline = pipeline
    self.sources = sources
    self.totals = totals ?? CorpusTotals()
    for (word, count) in words {
      bytes += word
      ends.append(bytes.count)
      counts.append(count)
    }
  }

  public var distinctWordCount: Int { counts.count }

  /// Visits every distinct word once, in no particular order.
  public func forEach(_ body: (_ word: UnsafeRawBufferPointer, _ count: Int) throws -> Void) rethrows {
    try bytes.withUnsafeBytes { bytes in
      var start = 0
      for (end, count) in zip(ends, counts) {
        try body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), count)
        start = end
      }
    }
  }
}
