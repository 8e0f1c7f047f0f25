internal import Storage
internal import CPlatform
internal import CommentText

/// The inside of a `CountingTable`.
///
/// A slot is 8 bytes and names a `WordEntry`; the hash's highest bits choose the slot, linear probing resolves
/// collisions. Counts and words lie in arenas, one for each partition (the hash's highest bits again), so that the
/// tables of several threads can be joined partition by partition.
///
/// A word costs two cache misses, its slot and its entry. Words are taken `window` at a time and both are prefetched
/// for all of them before any is needed, so that the misses overlap.
///
/// - Safety: words belong to the caller, who guarantees 16 readable bytes after each; slots and entries belong to the
///   table; a slot's index is bounded by the mask of its array.
struct TableCore {
  private(set) var distinctWordCount = 0
  private(set) var slots: SlotArray
  /// One for each partition. Owned here, freed by `deallocate`.
  let arenas: UnsafeMutablePointer<EntryArena>
  private var slotMemory: Pages
  private let slabs: Arena
  private let payloadByteCount: Int
  private let hashing: WordHashing

  private static let window = 192

  init(payloadByteCount: Int, expectedDistinctWordCount: Int, hashing: WordHashing, slabs: Arena) {
    self.payloadByteCount = payloadByteCount
    self.hashing = hashing
    self.slabs = slabs
    let bitCount = SlotArray.bitCount(holding: expectedDistinctWordCount)
    slotMemory = Pages(byteCount: SlotArray.byteCount(bitCount: bitCount), use: .wholePages)
    slots = SlotArray(slotMemory, bitCount: bitCount)
    arenas = .allocate(capacity: Partitioning.count)
    arenas.initialize(repeating: EntryArena(), count: Partitioning.count)
  }

  /// Gives back what is not given back by itself; to be called once, last.
  func deallocate() {
    arenas.deinitialize(count: Partitioning.count)
    arenas.deallocate()
  }

  var memory: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: slotMemory.start, count: slots.byteCount)
  }

  var byteCount: Int { slabs.usedByteCount + slots.byteCount }

  /// Whether so many new words might take the table beyond so many bytes, the entries of these words aside.
  ///
  /// While the slots grow, the old ones are there as well.
  @inline(__always)
  func isFull(byteLimit: Int, wordsAhead: Int) -> Bool {
    let used = slabs.usedByteCount &+ slots.byteCount
    if used >= byteLimit { return true }
    return distinctWordCount &+ wordsAhead > slots.limit
      && used &+ SlotArray.byteCount(bitCount: grownBitCount) > byteLimit
  }

  /// Forgets all words and keeps the memory.
  mutating func removeAll() {
    arenas.update(repeating: EntryArena(), count: Partitioning.count)
    slabs.reuse()
    slotMemory.start.initializeMemory(as: UInt8.self, repeating: 0, count: slots.byteCount)
    distinctWordCount = 0
  }

  mutating func release() {
    arenas.update(repeating: EntryArena(), count: Partitioning.count)
    slabs.release()
    slotMemory = Pages(byteCount: SlotArray.byteCount(bitCount: SlotArray.smallestBitCount), use: .wholePages)
    slots = SlotArray(slotMemory, bitCount: SlotArray.smallestBitCount)
    distinctWordCount = 0
  }

  /// Finds or makes the entry of each word.
  /// - Parameter atLineEnd: called instead where an entry of the batch has no bytes.
  @inline(__always)
  mutating func forEachEntry(of batch: WordBatch, atLineEnd: (Int) -> Void = { _ in }, _ body: (Int, WordEntry) -> Void)
  {
    withUnsafeTemporaryAllocation(of: WordKey.self, capacity: Self.window) { keys in
      let keys = keys.baseAddress.unsafelyUnwrapped
      var first = 0
      while first < batch.count {
        let count = min(batch.count &- first, Self.window)
        fetchSlots(batch, first, count, keys)
        fetchEntries(count, keys)
        for position in 0..<count {
          if keys[position].byteCount > 0 {
            body(first &+ position, entry(keys + position))
          } else {
            atLineEnd(first &+ position)
          }
        }
        first &+= count
      }
    }
  }

  /// Hashes each word and asks for its slot's cache line.
  @inline(__always)
  private func fetchSlots(_ batch: WordBatch, _ first: Int, _ count: Int, _ keys: UnsafeMutablePointer<WordKey>) {
    for position in 0..<count {
      let key = WordKey(batch.starts[first &+ position], batch.byteCounts[first &+ position], hashing)
      (keys + position).initialize(to: key)
      kc_prefetch(slots.start + slots.home(of: key.hash))
    }
  }

  /// Asks for the cache lines of the first entry whose tag agrees with the hash.
  @inline(__always)
  private func fetchEntries(_ count: Int, _ keys: UnsafeMutablePointer<WordKey>) {
    for position in 0..<count {
      let hash = keys[position].hash
      var index = slots.home(of: hash)
      while slots.start[index] != 0 {
        if let entry = WordEntry(slot: slots.start[index], ifTagged: hash) {
          // With what lies before the entry; what lies between the two, if anything, the processor fetches along.
          kc_prefetch_for_write(entry.payload(payloadByteCount))
          kc_prefetch(entry.start + 15)
          break
        }
        index = slots.next(index)
      }
    }
  }

  /// The entry of a word, made with a count of zero if there is none.
  /// - Parameter key: by pointer, because a copy of it is what most words would cost most.
  @inline(__always)
  mutating func entry(_ key: UnsafePointer<WordKey>) -> WordEntry {
    let hash = key.pointee.hash
    var index = slots.home(of: hash)
    while slots.start[index] != 0 {
      if let entry = WordEntry(slot: slots.start[index], ifTagged: hash), key.pointee.isWord(of: entry) { return entry }
      index = slots.next(index)
    }
    return insert(key, at: index)
  }

  @inline(never)
  private mutating func insert(_ key: UnsafePointer<WordKey>, at index: Int) -> WordEntry {
    let (hash, byteCount) = (key.pointee.hash, key.pointee.byteCount)
    let partition = Int(truncatingIfNeeded: hash >> (64 - Partitioning.bitCount))
    let size = payloadByteCount + WordEntry.headerByteCount + byteCount
    let memory = arenas[partition].take(size, from: slabs)
    let entry = WordEntry.make(at: memory + payloadByteCount, key.pointee.start, byteCount)
    slots.start[index] = entry.slot(hash)
    distinctWordCount += 1
    if distinctWordCount > slots.limit { grow() }
    return entry
  }

  private var grownBitCount: UInt64 { slots.bitCount + (slots.bitCount < SlotArray.largeBitCount ? 2 : 1) }

  /// Moves every entry into an array of four times as many slots, twice once it is large.
  ///
  /// The arenas are walked from front to back, and hashes are computed anew: that is cheaper than keeping them.
  /// - Complexity: O(distinct words).
  @inline(never)
  private mutating func grow() {
    let bitCount = grownBitCount
    let memory = Pages(byteCount: SlotArray.byteCount(bitCount: bitCount), use: .wholePages)
    let larger = SlotArray(memory, bitCount: bitCount)
    for partition in 0..<Partitioning.count {
      for piece in arenas[partition].pieces {
        piece.forEachEntry(payloadByteCount: payloadByteCount) { entry in
          let hash = WordKey(entry.start, entry.byteCount, hashing).hash
          larger.place(entry.slot(hash), hash)
        }
      }
    }
    slots = larger
    slotMemory = memory
  }
}
