public import SystemPackage

/// A stage that drops every comment that has been there before, byte for byte, over all inputs; the first one in input
/// order stays.
///
/// Comments are known by 128-bit keys (`KeyedHash`), which lie in memory as long as they fit. From the comment on where
/// they no longer do, comments that were not there before are put aside on disk with their keys; when all is read, the
/// keys are sorted out part by part, and what was put aside is handed on without its repetitions. The comments that
/// stay, and their order, depend neither on the memory nor on the threads.
/// - Complexity: O(bytes) time; at most `byteLimit` memory; on disk, once the keys no longer fit, 24 bytes a comment
///   and the comments themselves, compressed, that the keys in memory do not know.
public final class Deduplication: CommentStage {
  private let deduplicator: Deduplicator

  /// Less than this does not work.
  public static let smallestByteLimit = KeyPartitions.smallestByteLimit

  /// - Parameters:
  ///   - byteLimit: memory for the keys; raised to `smallestByteLimit`.
  ///   - directory: where temporary files go.
  ///   - repeatedCount: how many of the most repeated comments the summary names.
  ///   - keepsDroppedLines: whether an empty line stands for each comment that is dropped; comments without text are
  ///     then not looked at.
  public convenience init(
    byteLimit: Int, directory: FilePath, repeatedCount: Int = 0, keepsDroppedLines: Bool = false
  ) {
    let keyByteLimit = KeyPartitions.keyByteLimit(within: byteLimit)
    self.init(
      keyByteLimit: keyByteLimit, directory: directory, repeatedCount: repeatedCount,
      keepsDroppedLines: keepsDroppedLines)
  }

  /// - Parameter keyByteLimit: memory for the keys alone.
  package init(
    keyByteLimit: Int, directory: FilePath, repeatedCount: Int = 0, keepsDroppedLines: Bool = false
  ) {
    deduplicator = Deduplicator(
      byteLimit: keyByteLimit, directory: directory, repeatedCount: repeatedCount,
      keepsDroppedLines: keepsDroppedLines)
  }

  public var needsInputOrder: Bool { true }

  public func source(over source: any CommentSource) -> any CommentSource {
    DeduplicatedSource(below: source, deduplicator)
  }

  /// What was dropped; complete after the end.
  public var summary: DeduplicationSummary { deduplicator.summary }
}
