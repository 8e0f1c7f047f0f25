public import SystemPackage

/// Drops comments that occurred before, byte for byte, over all inputs; the first in input order stays.
///
/// Comments are compared by 128-bit keys (`KeyedHash`), kept in memory while they fit. After that, comments whose keys
/// are not in memory are spooled to disk with their keys; at the end the keys are sorted part by part and the spooled
/// comments are handed on without repetitions. The comments that stay, and their order, depend neither on memory nor on
/// threads.
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
