internal import Storage
internal import CPlatform

/// How often each pair of symbols occurs in a part of the words: an open-addressing table with linear probing.
///
/// Pairs are gathered until there are enough to ask for their places in the table all at once; the table is larger than
/// the caches near the core, and one wait instead of many makes counting about twice as fast.
/// - Invariant: at most half of the table is in use.
struct PairCounter: ~Copyable {
  /// 16 bytes. The inverted key is never 0, which stands for an unused entry.
  private struct Entry: BitwiseCopyable {
    var invertedKey: UInt64
    var occurrences: Int
  }

  private var entries: MappedBuffer<Entry>
  private var usedCount = 0
  private let multiplier = PairKey.hashMultiplier
  private let waiting = UnsafeMutablePointer<(key: PairKey, occurrences: Int)>.allocate(capacity: waitingCapacity)
  private var waitingCount = 0

  private static let waitingCapacity = 256

  /// The pairs that are counted; others are passed over.
  private(set) var share: PairShare
  /// The table's entries at most; where more would be needed, half of the share is given up.
  private let largestEntryCount: Int

  /// - Parameters:
  ///   - expectedCount: distinct pairs, a hint that saves growing.
  ///   - byteLimit: what the table may take, growing included.
  init(_ share: PairShare = PairShare(), expecting expectedCount: Int = 0, byteLimit: Int = .max) {
    self.share = share
    var entryCount = 1 << 12
    // While a table grows, the one half its size is there as well.
    while entryCount < 1 << 40 && entryCount * 3 * MemoryLayout<Entry>.stride <= byteLimit { entryCount *= 2 }
    largestEntryCount = entryCount
    var firstCount = 1 << 12
    while firstCount < largestEntryCount, firstCount < 2 * expectedCount { firstCount *= 2 }
    entries = MappedBuffer(count: firstCount)
  }

  deinit { waiting.deallocate() }

  /// Adds `occurrences` for each two neighbours among `count` symbols.
  @inline(__always)
  mutating func add(_ symbols: UnsafePointer<UInt32>, count: Int, occurrences: Int) {
    guard count > 1 else { return }
    for place in 1..<count {
      waiting[waitingCount] = (PairKey(symbols[place - 1], symbols[place]), occurrences)
      waitingCount += 1
      if waitingCount == Self.waitingCapacity { flush() }
    }
  }

  mutating func add(_ key: PairKey, occurrences: Int) {
    waiting[waitingCount] = (key, occurrences)
    waitingCount += 1
    if waitingCount == Self.waitingCapacity { flush() }
  }

  /// Visits each pair once, in no particular order.
  mutating func forEach(_ body: (PairKey, _ occurrences: Int) -> Void) {
    flush()
    for slot in 0..<entries.count where entries.base[slot].invertedKey != 0 {
      body(PairKey(bits: ~entries.base[slot].invertedKey), entries.base[slot].occurrences)
    }
  }

  /// Distinct pairs.
  var count: Int {
    mutating get {
      flush()
      return usedCount
    }
  }

  /// Counts what waits.
  ///
  /// `entries` is owned by this object; slots are masked to its size, a power of two. `waiting` holds `waitingCount`
  /// pairs.
  private mutating func flush() {
    if share.isPart { dropWaitingOfOthers() }
    while (usedCount + waitingCount) * 2 > entries.count {
      if entries.count < largestEntryCount { grow() } else { narrow(to: share.half) }
    }
    let (base, mask, waiting, count) = (entries.base, entries.count - 1, self.waiting, waitingCount)
    for number in 0..<count { kc_prefetch_for_write(base + (waiting[number].key.hash(multiplier) & mask)) }
    var used = usedCount
    for number in 0..<count {
      let invertedKey = ~waiting[number].key.bits
      var slot = waiting[number].key.hash(multiplier) & mask
      while base[slot].invertedKey != invertedKey {
        if base[slot].invertedKey == 0 {
          base[slot].invertedKey = invertedKey
          used += 1
          break
        }
        slot = (slot + 1) & mask
      }
      base[slot].occurrences &+= waiting[number].occurrences
    }
    usedCount = used
    waitingCount = 0
  }

  private mutating func dropWaitingOfOthers() {
    var kept = 0
    for number in 0..<waitingCount where share.holds(waiting[number].key) {
      waiting[kept] = waiting[number]
      kept += 1
    }
    waitingCount = kept
  }

  /// Forgets the pairs that are not in a part of the share.
  /// - Parameter part: the share, or what halving it gave.
  @inline(never)
  mutating func narrow(to part: PairShare) {
    share = part
    dropWaitingOfOthers()
    let old = entries
    entries = MappedBuffer(count: old.count)
    usedCount = 0
    for number in 0..<old.count where old.base[number].invertedKey != 0 {
      let key = PairKey(bits: ~old.base[number].invertedKey)
      guard share.holds(key) else { continue }
      place(old.base[number], key)
      usedCount += 1
    }
  }

  /// Puts an entry that is not there yet into the first unused place.
  private func place(_ entry: Entry, _ key: PairKey) {
    var slot = key.hash(multiplier) & (entries.count - 1)
    while entries.base[slot].invertedKey != 0 { slot = (slot + 1) & (entries.count - 1) }
    entries.base[slot] = entry
  }

  @inline(never)
  private mutating func grow() {
    let old = entries
    entries = MappedBuffer(count: old.count * 2)
    let mask = entries.count - 1
    for number in 0..<old.count where old.base[number].invertedKey != 0 {
      var slot = PairKey(bits: ~old.base[number].invertedKey).hash(multiplier) & mask
      while entries.base[slot].invertedKey != 0 { slot = (slot + 1) & mask }
      entries.base[slot] = old.base[number]
    }
  }
}
