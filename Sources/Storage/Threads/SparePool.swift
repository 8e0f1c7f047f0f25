internal import Synchronization

/// Things that are costly to make and used by one thread at a time, kept for whoever needs one next.
///
/// Nobody waits: where another thread, or a thread that a fork left behind, holds the list, a new one is made.
public final class SparePool<Item: AnyObject>: Sendable {
  /// Only its taker touches it.
  private struct Spare: @unchecked Sendable { let item: Item }

  private let spares = Mutex<[Spare]>([])
  private let make: @Sendable () -> Item

  public init(_ make: @escaping @Sendable () -> Item) { self.make = make }

  /// Calls `body` with one that nobody else uses meanwhile.
  public func withItem<Result, Failure: Error>(
    _ body: (Item) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let taken = spares.withLockIfAvailable { $0.popLast() } ?? nil
    let spare = taken ?? Spare(item: make())
    defer { _ = spares.withLockIfAvailable { $0.append(spare) } }
    return try body(spare.item)
  }
}
