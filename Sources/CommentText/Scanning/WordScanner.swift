internal import Storage

/// Splits text into the words of a pipeline. One a thread; it owns its scratch space, whose exclusivity is not checked
/// at run time: each access is one statement.
///
/// The pipeline's cleaning is not part of it: that works on whole comments (`CommentCleaner`) before their words are
/// looked for.
public final class WordScanner {
  /// Bytes that must be readable after a text, and are readable after each word.
  public static let padding = 16
  /// Entries of a batch at most.
  public static let batchCapacity = 1024

  /// Places remembered of a text that is not UTF-8.
  static let invalidPlaceLimit = 10

  /// Accumulates over all texts.
  @exclusivity(unchecked) public internal(set) var statistics = ScanStatistics()
  /// The first places in the text last scanned that were not UTF-8, at most 10.
  @exclusivity(unchecked) public internal(set) var invalidPlaces: [InvalidPlace] = []

  let pipeline: CompiledPipeline
  let normalizer: TextNormalizer
  /// Entries of the batch being filled. Owned here; `batchCapacity` places each.
  let starts = UnsafeMutablePointer<UnsafeRawPointer>.allocate(capacity: batchCapacity)
  let byteCounts = UnsafeMutablePointer<Int>.allocate(capacity: batchCapacity)
  /// Words that do not stand in the text as they are. Entries point into it, so that it moves only when there are none.
  @exclusivity(unchecked) var scratch = PaddedBytes(capacity: 1 << 16)
  @exclusivity(unchecked) var scalars: [UInt32] = []

  public init(_ pipeline: CompiledPipeline) {
    self.pipeline = pipeline
    normalizer = TextNormalizer(pipeline.properties)
  }

  deinit {
    starts.deallocate()
    byteCounts.deallocate()
  }

  /// Calls `body` with the words of a text, in order.
  ///
  /// - Parameters:
  ///   - text: Any number of lines, the last with or without its newline. `padding` bytes after it must be readable,
  ///     whatever they hold.
  ///   - newlinesEndLines: Whether each newline ends a line; else the text is one line and newlines are spaces.
  ///   - marksLineEnds: Whether an entry with byte count 0 stands where a line ended (also the last line, also one
  ///     without words).
  /// - Complexity: O(n); each byte is touched once, unless it stands next to a character that the normaliser changes.
  public func scan(
    _ text: UnsafeRawBufferPointer, newlinesEndLines: Bool = true, marksLineEnds: Bool,
    _ body: (WordBatch) -> Void
  ) {
    invalidPlaces.removeAll(keepingCapacity: true)
    var pass = ScanPass(self, text, newlinesEndLines: newlinesEndLines, marksLineEnds: marksLineEnds)
    pass.run(self, body)
  }
}

extension CompiledPipeline {
  /// The words of a text, in order.
  public func words(of text: some Sequence<UInt8>) -> [[UInt8]] {
    let padded = Array(text) + [UInt8](repeating: 0, count: WordScanner.padding)
    var words: [[UInt8]] = []
    padded.withUnsafeBytes { padded in
      let text = UnsafeRawBufferPointer(rebasing: padded.dropLast(WordScanner.padding))
      WordScanner(self).scan(text, marksLineEnds: false) { batch in
        for index in 0..<batch.count { words.append(Array(batch[index])) }
      }
    }
    return words
  }

  public func words(of text: String) -> [[UInt8]] { words(of: text.utf8) }
}
