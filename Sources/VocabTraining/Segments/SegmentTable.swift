internal import Storage
internal import CPlatform

/// Distinct segments and how often each occurs: an open-addressing table over segments that lie one behind the other.
///
/// A segment is a header (`Slot.header` and the count) and the numbers of its pairs. Segments come in batches long
/// enough that the memory for all of them is asked for at once.
/// - Invariant: `slots` holds segments, then an empty header; at most five eighths of the table are in use.
struct SegmentTable: ~Copyable {
  private var slots: GrowingBuffer<UInt32>
  /// Counts that no header can hold, by the header's place.
  private var largeCounts: [Int: Int] = [:]
  /// The place of a segment's header plus 1 in the lower half, 0 for none; in the upper half, bits of its hash, so that
  /// the table grows, and most other segments are told apart, without looking at segments.
  private var entries: MappedBuffer<UInt64>
  private(set) var segmentCount = 0

  /// Pairs of all segments.
  var pairCount: Int { slots.count - 1 - segmentCount }

  /// Bytes that are in use, the table's and the segments'.
  var byteCount: Int { entries.count * MemoryLayout<UInt64>.stride + slots.count * MemoryLayout<UInt32>.stride }

  /// More slots than a place can number are never reached: they would be 16 GiB in one of several tables.
  private static let placeLimit = 1 << 32 - 1

  init(expecting count: Int) {
    entries = MappedBuffer(count: Self.entryCount(holding: count))
    slots = GrowingBuffer(capacity: 1 + count * 3)
    slots.append(Slot.header)
  }

  private static func entryCount(holding count: Int) -> Int {
    var entryCount = 1 << 6
    while entryCount / 8 * 5 < count { entryCount *= 2 }
    return entryCount
  }

  /// Bytes of a table, the segments left out.
  static func tableByteCount(holding count: Int) -> Int { entryCount(holding: count) * MemoryLayout<UInt64>.stride }

  /// Gives back what telling equal segments took; nothing can be added any more.
  mutating func seal() { entries = MappedBuffer(count: 1) }

  mutating func add(_ batch: borrowing SegmentBatch) {
    slots.reserve(batch.numbers.count + batch.notes.count)
    precondition(slots.capacity < Self.placeLimit, "too many segments in one table")
    while segmentCount + batch.notes.count > entries.count / 8 * 5 { grow() }
    prefetch(batch)
    for number in 0..<batch.notes.count {
      let note = batch.notes[number]
      add(batch.numbers.base + Int(note.start), note)
    }
  }

  /// Asks for the table's entries for all segments, then for the segments that stand there.
  private func prefetch(_ batch: borrowing SegmentBatch) {
    let (entries, mask, slots) = (self.entries.base, self.entries.count - 1, self.slots.base)
    for number in 0..<batch.notes.count {
      kc_prefetch_for_write(entries + (Self.entryHash(batch.notes[number].hash) & mask))
    }
    for number in 0..<batch.notes.count {
      let entry = entries[Self.entryHash(batch.notes[number].hash) & mask]
      if entry != 0 { kc_prefetch_for_write(slots + Self.header(entry)) }
    }
  }

  /// Counts a segment, which is stored if it is new.
  ///
  /// `add(_ batch:)` has made room in `slots` and in the table; entries are masked to the table's size, a power of two.
  private mutating func add(_ numbers: UnsafePointer<UInt32>, _ note: SegmentBatch.Note) {
    let (entries, mask) = (self.entries.base, self.entries.count - 1)
    let tag = note.hash & ~UInt64(UInt32.max)
    var probe = Self.entryHash(note.hash) & mask
    while entries[probe] != 0 {
      let entry = entries[probe]
      if entry & ~UInt64(UInt32.max) == tag && holds(numbers, Int(note.length), behind: Self.header(entry)) {
        return count(note.occurrences, at: Self.header(entry))
      }
      probe = (probe + 1) & mask
    }
    entries[probe] = tag | UInt64(slots.count)
    segmentCount += 1
    store(numbers, Int(note.length), note.occurrences)
  }

  private mutating func store(_ numbers: UnsafePointer<UInt32>, _ length: Int, _ occurrences: Int) {
    let next = slots.base + slots.count
    for place in 0..<length { next[place] = numbers[place] }
    next[length] = Slot.header
    let header = slots.count - 1
    slots.count += length + 1
    count(occurrences, at: header)
  }

  private func holds(_ numbers: UnsafePointer<UInt32>, _ length: Int, behind header: Int) -> Bool {
    let stored = slots.base + header + 1
    for place in 0..<length where stored[place] != numbers[place] { return false }
    return stored[length] & Slot.header != 0
  }

  private mutating func count(_ occurrences: Int, at header: Int) {
    let counted = slots.base[header] & ~Slot.header
    let sum = (counted == Slot.largeCount ? largeCounts[header] ?? 0 : Int(counted)) + occurrences
    if sum < Int(Slot.largeCount) {
      slots.base[header] = Slot.header | UInt32(truncatingIfNeeded: sum)
    } else {
      slots.base[header] = Slot.header | Slot.largeCount
      largeCounts[header] = sum
    }
  }

  private static func entryHash(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 32) }

  private static func header(_ entry: UInt64) -> Int { Int(entry & UInt64(UInt32.max)) - 1 }

  /// Visits each segment in turn.
  @inline(__always)
  func forEach(_ body: (_ numbers: UnsafeBufferPointer<UInt32>, _ occurrences: Int) -> Void) {
    var header = 0
    while header < slots.count - 1 {
      let counted = slots.base[header] & ~Slot.header
      var end = header + 1
      while slots.base[end] & Slot.header == 0 { end += 1 }
      body(
        UnsafeBufferPointer(start: slots.base + header + 1, count: end - header - 1),
        counted == Slot.largeCount ? largeCounts[header] ?? 0 : Int(counted))
      header = end
    }
  }

  @inline(never)
  private mutating func grow() {
    let old = entries
    entries = MappedBuffer(count: old.count * 2)
    let mask = entries.count - 1
    for number in 0..<old.count where old.base[number] != 0 {
      var probe = Self.entryHash(old.base[number]) & mask
      while entries.base[probe] != 0 { probe = (probe + 1) & mask }
      entries.base[probe] = old.base[number]
    }
  }
}
