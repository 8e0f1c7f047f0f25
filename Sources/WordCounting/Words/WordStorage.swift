internal import DurableFiles

/// What a part of the words holds.
public struct PartitionSize: Hashable, Sendable {
  public var distinctWordCount = 0
  /// The sum of their counts.
  public var occurrences = 0
  /// The sum of their lengths.
  public var byteCount = 0

  public init() {}

  /// Takes note of occurrences. No count can overflow where their sum does not.
  /// - Throws: `WordCountingError.countOverflow`.
  mutating func addOccurrences(
    _ count: Int, of word: @autoclosure () -> some Sequence<UInt8>
  ) throws(WordCountingError) {
    let (sum, hasOverflowed) = occurrences.addingReportingOverflow(count)
    guard !hasOverflowed else { throw .countOverflow(word: Array(word())) }
    occurrences = sum
  }
}

/// Words and counts in memory or files that nobody writes to any more.
protocol WordStorage: Sendable {
  var partitions: [PartitionSize] { get }

  /// Whether the partitions, visited in turn, give the words sorted by bytes.
  var isSortedByBytes: Bool { get }

  /// Why some words could not be visited.
  var failure: FileError? { get }

  /// Whether the words are in temporary files instead of memory.
  var isSpilled: Bool { get }

  func forEach<Failure>(
    inPartition index: Int, _ body: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure)
}

extension WordStorage {
  var failure: FileError? { nil }
  var isSpilled: Bool { false }
}
