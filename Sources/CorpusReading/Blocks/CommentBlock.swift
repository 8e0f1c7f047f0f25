/// Some consecutive comments of one source, about a megabyte; the caller's to reuse from one `next` to the next.
public final class CommentBlock {
  /// Whole comments, one a line, each ended by a newline. At least 64 bytes after the end can be read.
  ///
  /// Empty where a part of a file holds no start of a comment. Valid until the block is given to `next` again.
  public internal(set) var text = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Bytes of `text` that the source held: one less where its last line had no newline and was given one.
  public internal(set) var byteCount = 0
  /// The source's place in the inputs, from 0.
  public internal(set) var sourceIndex = 0
  /// This block's place in its source, from 0.
  public internal(set) var ordinal = 0
  /// How many blocks the reader had handed out before; input order with `ReadingOptions.keepsInputOrder`.
  public internal(set) var serial = 0

  /// What was read.
  let raw = ByteStore()
  var start = BlockStart.fileOffset(0)

  public init() {}

  /// Where a comment stands, to be turned into a line number by `CorpusReader.location(of:)` when it is wanted.
  /// - Parameters:
  ///   - line: the comment's place in this block, from 0.
  ///   - byte: the byte's place in the comment, from 0.
  public func place(line: Int, byte: Int) -> CorpusPlace {
    CorpusPlace(sourceIndex: sourceIndex, ordinal: ordinal, line: line, byte: byte, start: start)
  }

  /// Makes `raw[range]` this block's text.
  func setText(_ range: Range<Int>) {
    text = UnsafeRawBufferPointer(start: raw.start + range.lowerBound, count: range.count)
    byteCount = range.count
  }
}
