internal import CPlatform
package import Storage

/// A set of keys in fixed memory, each with an optional count and tag; for one thread at a time.
///
/// Open addressing with linear probing. Keys are partitioned by their first bits, so that growing moves one partition
/// at a time and needs no second table. Address space is reserved at once; memory is used as partitions grow.
///
/// - Safety: this object owns the memory. A slot's index is below its partition's capacity, and a partition never fills
///   up.
package final class KeySet {
  private let pages: Pages
  private let wordsPerSlot: Int
  /// Slots that a partition can have at most.
  private let slotLimit: Int
  private let partitionBits: UInt64
  private var capacities: [Int]
  private var counts: [Int]
  /// Keys in the set.
  package private(set) var count = 0

  /// Keys that fit.
  package let countLimit: Int

  /// What stands with a key.
  package enum Content {
    case keys, counts, countsAndTags

    /// Words of 64 bits that a slot has.
    fileprivate var wordCount: Int {
      switch self {
      case .keys: 2
      case .counts: 3
      case .countsAndTags: 4
      }
    }
  }

  /// - Parameters:
  ///   - byteLimit: what the set may take; at least a few kilobytes are taken.
  ///   - expectedKeyCount: a hint that saves growing.
  package init(byteLimit: Int, _ content: Content = .keys, expectedKeyCount: Int = 0) {
    wordsPerSlot = content.wordCount
    // Partitions of a megabyte or more fill evenly enough; more than 256 gain nothing.
    var bits: UInt64 = 0
    while bits < 8, byteLimit >> (bits + 1) >= 1 << 20 { bits += 1 }
    partitionBits = bits
    // One partition's worth is set aside: it is what growing one takes for a moment.
    let slotByteCount = wordsPerSlot * 8
    slotLimit = max(64, byteLimit / ((1 << Int(bits)) + 1) / slotByteCount)
    countLimit = (slotLimit << Int(bits)) / 100 * 85
    pages = Pages(byteCount: (slotLimit * slotByteCount) << Int(bits), use: .sparse)
    // At the hint, a partition is not quite as full as when it would grow.
    let expectedSlotCount = (expectedKeyCount >> Int(bits)) / 10 * 15
    capacities = Array(repeating: min(max(64, expectedSlotCount), slotLimit), count: 1 << Int(bits))
    counts = Array(repeating: 0, count: 1 << Int(bits))
  }

  /// Whether so many more keys certainly fit.
  package func hasRoom(for added: Int) -> Bool { count + added <= countLimit }

  /// Asks for the cache line at which looking for a key begins.
  @inline(__always)
  func prefetch(_ key: HashKey) { kc_prefetch(start(of: partition(key)) + home(key) * wordsPerSlot) }

  /// Adds a key, for which there must be room.
  /// - Parameter tag: kept where the key is new and the set has tags.
  /// - Returns: nil if it is new; else how often it was added before and now together, if the set counts, else 2.
  package func insert(_ key: HashKey, tag: UInt64 = 0) -> Int? {
    let key = Self.stored(key)
    let partition = partition(key)
    let slot = find(key, partition)
    if slot[0] | slot[1] != 0 { return increment(slot) }
    place(key, at: slot, count: 1, tag: tag)
    counts[partition] += 1
    count += 1
    if counts[partition] > limit(capacities[partition]) { grow(partition) }
    return nil
  }

  /// The same for a key that is not to be added: nil if it is not there.
  package func countAgain(_ key: HashKey) -> Int? {
    let key = Self.stored(key)
    let slot = find(key, partition(key))
    return slot[0] | slot[1] == 0 ? nil : increment(slot)
  }

  /// The tag of a key that is there, 0 in a set without tags; nil for one that is not. Several threads may ask as long
  /// as none adds.
  package func tag(of key: HashKey) -> UInt64? {
    let key = Self.stored(key)
    let slot = find(key, partition(key))
    return slot[0] | slot[1] == 0 ? nil : wordsPerSlot > 3 ? slot[3] : 0
  }

  /// Calls `body` with each key's count and tag, in no particular order; for sets that have both.
  package func forEachCount(_ body: (_ count: Int, _ tag: UInt64) -> Void) {
    for partition in capacities.indices {
      let first = start(of: partition)
      for index in 0..<capacities[partition] {
        let slot = first + index * wordsPerSlot
        if slot[0] | slot[1] != 0 { body(Int(slot[2]), slot[3]) }
      }
    }
  }
}

extension KeySet {
  /// Two zeros mark an empty slot, so the one key that is zero is taken for its neighbour.
  private static func stored(_ key: HashKey) -> HashKey {
    key.high | key.low == 0 ? HashKey(high: 0, low: 1) : key
  }

  @inline(__always)
  private func partition(_ key: HashKey) -> Int { partitionBits == 0 ? 0 : Int(key.high >> (64 - partitionBits)) }

  @inline(__always)
  private func start(of partition: Int) -> UnsafeMutablePointer<UInt64> {
    (pages.start + partition * slotLimit * wordsPerSlot * 8).assumingMemoryBound(to: UInt64.self)
  }

  /// The bits after the partition's, scaled to its capacity.
  @inline(__always)
  private func home(_ key: HashKey) -> Int {
    let capacity = UInt64(capacities[partition(key)])
    return Int((key.high << partitionBits).multipliedFullWidth(by: capacity).high)
  }

  /// The key's slot, or the empty one where it belongs.
  @inline(__always)
  private func find(_ key: HashKey, _ partition: Int) -> UnsafeMutablePointer<UInt64> {
    let first = start(of: partition)
    let end = first + capacities[partition] * wordsPerSlot
    var slot = first + home(key) * wordsPerSlot
    while slot[0] | slot[1] != 0, slot[0] != key.high || slot[1] != key.low {
      slot += wordsPerSlot
      if slot == end { slot = first }
    }
    return slot
  }

  @inline(__always)
  private func increment(_ slot: UnsafeMutablePointer<UInt64>) -> Int {
    guard wordsPerSlot > 2 else { return 2 }
    slot[2] += 1
    return Int(slot[2])
  }

  @inline(__always)
  private func place(_ key: HashKey, at slot: UnsafeMutablePointer<UInt64>, count: UInt64, tag: UInt64) {
    slot[0] = key.high
    slot[1] = key.low
    if wordsPerSlot > 2 { slot[2] = count }
    if wordsPerSlot > 3 { slot[3] = tag }
  }

  /// Keys beyond which a partition grows: three quarters of its slots, as long as it can.
  private func limit(_ capacity: Int) -> Int { capacity < slotLimit ? capacity / 4 * 3 : .max }

  /// Gives a partition half as many slots again.
  private func grow(_ partition: Int) {
    let words = capacities[partition] * wordsPerSlot
    let first = start(of: partition)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { old in
      guard let old = old.baseAddress else { return }
      old.update(from: first, count: words)
      first.update(repeating: 0, count: words)
      capacities[partition] = min(capacities[partition] / 2 * 3, slotLimit)
      adviseHugePages(first, capacities[partition] * wordsPerSlot * 8)
      for slot in stride(from: old, to: old + words, by: wordsPerSlot) where slot[0] | slot[1] != 0 {
        let key = HashKey(high: slot[0], low: slot[1])
        let values = (count: wordsPerSlot > 2 ? slot[2] : 0, tag: wordsPerSlot > 3 ? slot[3] : 0)
        place(key, at: find(key, partition), count: values.count, tag: values.tag)
      }
    }
  }

  /// Large partitions take fewer address translations in huge pages; small ones would take more memory.
  private func adviseHugePages(_ first: UnsafeMutablePointer<UInt64>, _ byteCount: Int) {
    let page = 4096
    guard byteCount >= 8 << 20 else { return }
    let start = (Int(bitPattern: first) + page - 1) & ~(page - 1)
    let end = (Int(bitPattern: first) + byteCount) & ~(page - 1)
    guard let address = UnsafeMutableRawPointer(bitPattern: start) else { return }
    kc_advise_huge_pages(address, end - start)
  }
}
