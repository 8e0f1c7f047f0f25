/// Entries that spell a word, one after the other.
///
/// Memory: owned by this value; the elements up to `count` are those that were written last.
package struct PieceList: ~Copyable {
  package internal(set) var count = 0
  private var start: UnsafeMutablePointer<Int32>
  private var capacity = 64

  package init() { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Room for so many, which replace what is there.
  mutating func reserve(_ capacity: Int) -> UnsafeMutablePointer<Int32> {
    if capacity > self.capacity {
      start.deallocate()
      self.capacity = 2 * capacity
      start = .allocate(capacity: self.capacity)
    }
    return start
  }

  /// Valid until the next `reserve`.
  package var elements: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: start, count: count) }
}
