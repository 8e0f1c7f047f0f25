/// Cleans comments by the rules of one cleaner. One a thread; it owns its scratch space.
///
/// A comment that no step can change is found in one pass over its bytes and copied; the others go through the steps.
public final class CommentCleaner {
  private var work: CleaningWork

  /// - Parameters:
  ///   - measuresSteps: whether figures count characters by class. Costs time for each comment that changes.
  ///   - exampleCount: comments kept as examples for each step.
  public init(_ compiled: CompiledCleaner, measuresSteps: Bool, exampleCount: Int = 0) {
    work = CleaningWork(compiled, measuresSteps: measuresSteps, exampleCount: exampleCount)
  }

  /// What was cleaned since the figures were last started.
  public var figures: CleaningFigures { work.figures }
  /// The first comments that each step changed since then.
  public var examples: CleaningExamples { work.examples }
  /// Byte sequences in the text last cleaned that were not UTF-8.
  public var invalidSequences: Int { work.invalidSequences }
  /// Where the first of them stand, at most 10.
  public var invalidPlaces: [InvalidPlace] { work.invalidPlaces }

  /// Starts new figures and examples.
  public func restartFigures() {
    work.figures = CleaningFigures()
    work.examples = CleaningExamples()
  }

  /// Cleans comments.
  ///
  /// - Parameters:
  ///   - text: comments, each ended by a newline. A carriage return before a newline belongs to the line's end.
  ///     `WordScanner.padding` bytes after it must be readable, whatever they hold.
  ///   - keepsDroppedLines: whether an empty line stands for each comment that is dropped.
  /// - Returns: What is left; valid until the next call.
  /// - Complexity: O(n).
  public func clean(_ text: UnsafeRawBufferPointer, keepsDroppedLines: Bool) -> CleanedText {
    work.clean(text, keepsDroppedLines: keepsDroppedLines)
  }
}

extension CompiledCleaner {
  /// A comment after all steps, in UTF-8; nil if it is dropped, for its length or because nothing is left of it.
  ///
  /// Bytes that are not UTF-8 count as U+FFFD.
  /// - Complexity: O(n).
  public func clean(_ comment: some Sequence<UInt8>) -> [UInt8]? {
    var comment = Array(comment)
    for index in comment.indices where comment[index] == 0x0A { comment[index] = 0x20 }
    let byteCount = comment.count + 1
    comment += [0x0A] + [UInt8](repeating: 0, count: WordScanner.padding)
    return comment.withUnsafeBytes { comment in
      let cleaner = CommentCleaner(self, measuresSteps: false)
      let cleaned = cleaner.clean(UnsafeRawBufferPointer(rebasing: comment[..<byteCount]), keepsDroppedLines: false)
      return cleaned.text.isEmpty ? nil : Array(cleaned.text.dropLast())
    }
  }

  public func clean(_ comment: String) -> String? { clean(comment.utf8).map { String(decoding: $0, as: UTF8.self) } }
}
