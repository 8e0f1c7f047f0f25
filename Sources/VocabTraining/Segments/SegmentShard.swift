internal import CPlatform
internal import Synchronization

/// A shard that several threads fill, one at a time.
///
/// Unchecked: `add` works under the lock; the others are used when nobody adds any more.
final class SegmentShard: @unchecked Sendable {
  private(set) var table: SegmentTable
  private let lock = Mutex(())

  init(expecting segmentCount: Int) { table = SegmentTable(expecting: segmentCount) }

  func add(_ batch: borrowing SegmentBatch) {
    lock.withLock { _ in table.add(batch) }
  }

  /// Gives back what is only needed to add.
  func seal() { table.seal() }

  /// Gives the memory back.
  func release() { table = SegmentTable(expecting: 0) }
}
