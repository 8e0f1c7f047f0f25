internal import CommentText
internal import WordCounting

/// Adds up the words of each line, and the lines; for one thread.
protocol LineAdding: AnyObject {
  /// Lines by their set of words that the first vocabulary does not know, as the addresses of their records, each once
  /// and ascending; nil where that is not wanted.
  var unknownWordSets: [[UnsafeMutableRawPointer]: Int]? { get set }

  /// To be called before the words of a text.
  func startText(at start: UnsafeRawPointer?)

  /// Adds the words of a batch.
  /// - Parameter entries: of the batch's words; nil where a line ends, which is everything since the last one.
  func add(_ entries: UnsafePointer<WordEntry?>, _ batch: WordBatch)

  /// What all lines so far came to.
  var sums: LineSums { get }
}
