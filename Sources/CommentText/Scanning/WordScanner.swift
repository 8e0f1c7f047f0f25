/// Splits text into the words of a pipeline. One a thread; it owns its scratch space.
public final class WordScanner {
  /// Bytes that must be readable after a text, and are readable after each word.
  public static let padding = 16
  /// Entries of a batch at most.
  public static let batchCapacity = 256

  /// Accumulates over all texts.
  public private(set) var statistics = ScanStatistics()
  /// The first places in the text last scanned that were not UTF-8, at most 10.
  public private(set) var invalidPlaces: [InvalidPlace] = []

  private let properties: PipelineProperties
  private let normalizer: TextNormalizer

  public init(_ pipeline: CompiledPipeline) {
    properties = pipeline.properties
    normalizer = TextNormalizer(properties)
  }

  /// Calls `body` with the words of a text, in order.
  ///
  /// - Parameters:
  ///   - text: Any number of lines, the last with or without its newline. `padding` bytes after it must be readable,
  ///     whatever they hold.
  ///   - newlinesEndLines: Whether each newline ends a line; else the text is one line and newlines are spaces.
  ///   - marksLineEnds: Whether an entry with byte count 0 stands where a line ended (also the last line, also one
  ///     without words).
  public func scan(
    _ text: UnsafeRawBufferPointer, newlinesEndLines: Bool = true, marksLineEnds: Bool,
    _ body: (WordBatch) -> Void
  ) {
    invalidPlaces.removeAll(keepingCapacity: true)
    var line = 0
    var start = 0
    while start < text.count || (!newlinesEndLines && line == 0) {
      let end = newlinesEndLines ? text[start...].firstIndex(of: 0x0A) ?? text.count : text.count
      scanLine(UnsafeRawBufferPointer(rebasing: text[start..<end]), line, marksLineEnds, body)
      line += 1
      start = end + 1
    }
    statistics.lines += line
  }

  private func scanLine(
    _ text: UnsafeRawBufferPointer, _ line: Int, _ marksLineEnds: Bool, _ body: (WordBatch) -> Void
  ) {
    var scalars: [UInt32] = []
    normalizer.normalize(text, into: &scalars)
    for offset in normalizer.invalidOffsets {
      statistics.invalidSequences += 1
      if invalidPlaces.count < 10 { invalidPlaces.append(InvalidPlace(line: line, byte: offset)) }
    }
    var word: [UInt8] = []
    for scalar in scalars {
      let flags = properties.flags[scalar]
      if !flags.isDisjoint(with: [.whitespace, .punctuation]) { emit(&word, body) }
      if flags.contains(.whitespace) { continue }
      statistics.characters += 1
      UTF8Encoding.append(scalar, to: &word)
      if flags.contains(.punctuation) { emit(&word, body) }
    }
    emit(&word, body)
    if marksLineEnds { send([], body) }
  }

  private func emit(_ word: inout [UInt8], _ body: (WordBatch) -> Void) {
    guard !word.isEmpty else { return }
    statistics.words += 1
    send(word, body)
    word.removeAll(keepingCapacity: true)
  }

  private func send(_ word: [UInt8], _ body: (WordBatch) -> Void) {
    let padded = word + [UInt8](repeating: 0, count: Self.padding)
    padded.withUnsafeBytes { padded in
      withUnsafePointer(to: padded.baseAddress!) { starts in
        withUnsafePointer(to: word.count) { body(WordBatch(count: 1, starts: starts, byteCounts: $0)) }
      }
    }
  }
}
