internal import Storage
internal import CPlatform

/// Numbers pairs: an open-addressing table from a pair to a number given by its user.
///
/// Its size is fixed, so that all fields are constant and nothing stands between a look-up and memory. Several threads
/// may look up while nobody adds.
/// - Invariant: at most half of the table is in use.
final class PairIndex: @unchecked Sendable {
  /// 16 bytes. The inverted key is never 0, which stands for an unused entry.
  private struct Entry: BitwiseCopyable {
    var invertedKey: UInt64
    var number: Int
  }

  /// How many pairs there is room for.
  let capacity: Int
  private let entries: MappedBuffer<Entry>
  private let base: UnsafeMutablePointer<Entry>
  private let mask: Int
  private let multiplier = PairKey.hashMultiplier

  init(capacity: Int) {
    var entryCount = 1 << 6
    while entryCount < capacity * 2 { entryCount *= 2 }
    self.capacity = entryCount / 2
    entries = MappedBuffer(count: entryCount)
    base = entries.base
    mask = entryCount - 1
  }

  /// The pair's number, or -1.
  ///
  /// Entries are masked to the table's size, a power of two.
  @inline(__always)
  func number(of key: PairKey) -> Int {
    var slot = key.hash(multiplier) & mask
    while base[slot].invertedKey != ~key.bits {
      if base[slot].invertedKey == 0 { return -1 }
      slot = (slot &+ 1) & mask
    }
    return base[slot].number
  }

  @inline(__always)
  func contains(_ key: PairKey) -> Bool {
    var slot = key.hash(multiplier) & mask
    while base[slot].invertedKey != ~key.bits {
      if base[slot].invertedKey == 0 { return false }
      slot = (slot &+ 1) & mask
    }
    return true
  }

  /// Asks for the memory that looking the pair up will need.
  @inline(__always)
  func prefetch(_ key: PairKey) { kc_prefetch(base + (key.hash(multiplier) & mask)) }

  /// Numbers a pair that has no number yet. There must be room for it.
  func add(_ key: PairKey, number: Int) {
    var slot = key.hash(multiplier) & mask
    while base[slot].invertedKey != 0 { slot = (slot + 1) & mask }
    base[slot] = Entry(invertedKey: ~key.bits, number: number)
  }

  /// A table with the same pairs and room for so many.
  func enlarged(capacity: Int) -> PairIndex {
    let larger = PairIndex(capacity: capacity)
    for slot in 0..<entries.count where base[slot].invertedKey != 0 {
      larger.add(PairKey(bits: ~base[slot].invertedKey), number: base[slot].number)
    }
    return larger
  }
}
