internal import Storage

/// Segments, and the places in them of the pairs they are made of.
struct PairPositions: ~Copyable {
  let segments: SegmentArray
  var table: PairTable
}

/// Lays the segments of all shards out in one array, and finds the places of all pairs, on several threads.
///
/// Two visits: the first counts the segments of each shard and its places of each pair, so that in the second every
/// thread knows where its own begin. A pair's places in one segment lie side by side in ascending order, however many
/// threads there were.
struct SegmentLayout {
  private let shards: [SegmentShard]
  private let pairs: [PairCount]
  private let threads: ThreadPool
  /// For each shard and pair, first the number of places, then where the next one goes.
  private let cursors: MappedBuffer<Int>
  /// Pairs of a short segment at most.
  private let mostShortPairs: Int
  /// Slots that the long segments of each shard take.
  private let longSlotCounts: MappedBuffer<Int>

  /// - Parameters:
  ///   - pairs: by number, those that segments are made of.
  ///   - mostShortPairs: longer segments are laid out apart.
  init(_ shards: [SegmentShard], pairs: [PairCount], threads: ThreadPool, mostShortPairs: Int) {
    self.shards = shards
    self.pairs = pairs
    self.threads = threads
    self.mostShortPairs = mostShortPairs
    longSlotCounts = MappedBuffer(count: shards.count)
    cursors = MappedBuffer(count: pairs.count * shards.count, use: .inOrder)
  }

  /// A header for each segment and one symbol more than pairs, and a header behind the last. `lay` takes
  /// `PairPosition.slotLimit` at most.
  var slotCount: Int { shards.reduce(1) { $0 + $1.table.pairCount + 2 * $1.table.segmentCount } }

  /// Bytes that slots and places will take, with those of the pairs that merging makes: at first as many places again,
  /// but long lists are given back.
  var byteCount: Int {
    let pairCount = shards.reduce(0) { $0 + $1.table.pairCount }
    let placeCount = pairCount + min(pairCount, 1 << 22 + pairCount / 4)
    return slotCount * MemoryLayout<UInt32>.stride + placeCount * MemoryLayout<PairPosition>.stride
  }

  /// Bytes that the shards take until they are laid out.
  var shardByteCount: Int { shards.reduce(0) { $0 + $1.table.byteCount } }

  /// The segments and the places of their pairs; the shards are empty afterwards.
  /// - Parameter index: numbers the pairs.
  /// - Complexity: O((pairs in segments + distinct pairs × shards) / threads).
  func lay(_ index: PairIndex) -> PairPositions {
    countPlaces()
    let lists = PositionLists()
    let places = lists.makeList(count: shards.reduce(0) { $0 + $1.table.pairCount })
    let records = makeRecords(places)
    let (starts, slotCount) = makeStarts()
    let slots = MappedBuffer<UInt32>(count: slotCount + 1, use: .inOrder)
    precondition(slots.count <= PairPosition.slotLimit)
    slots.base[slots.count - 1] = Slot.header
    return PairPositions(
      segments: write(slots, starts: starts, places),
      table: PairTable(index: index, records: records, lists: lists))
  }

  /// Where a shard's next short and its next long segment go.
  // Not private: debug builds fail on private types in memory of this kind (swiftlang/swift #75903).
  struct Starts: BitwiseCopyable {
    var short: Int
    var long: Int
  }

  /// Where the shards begin, the short segments of all before the long ones of all, and the slots of all together.
  private func makeStarts() -> (starts: [Starts], slotCount: Int) {
    var starts: [Starts] = []
    var (short, long) = (0, 0)
    for (number, shard) in shards.enumerated() {
      starts.append(Starts(short: short, long: long))
      // A header and one symbol more than pairs.
      short += shard.table.pairCount + 2 * shard.table.segmentCount - longSlotCounts.base[number]
      long += longSlotCounts.base[number]
    }
    for number in shards.indices { starts[number].long += short }
    return (starts, short + long)
  }

  private func countPlaces() {
    let cursors = SendablePointer(self.cursors.base)
    let longSlotCounts = SendablePointer(self.longSlotCounts.base)
    threads.perform(tasks: shards.count) { shard in
      let counts = cursors.pointer + shard * pairs.count
      var longSlotCount = 0
      // Zero already; written so that the pages are made resident here, by the thread that will use them.
      counts.update(repeating: 0, count: pairs.count)
      shards[shard].table.forEach { numbers, _ in
        for number in numbers { counts[Int(number)] += 1 }
        if numbers.count > mostShortPairs { longSlotCount += numbers.count + 2 }
      }
      longSlotCounts.pointer[shard] = longSlotCount
    }
  }

  /// Turns the counts of each shard and pair into where its places begin.
  private func makeRecords(_ places: UnsafeMutablePointer<PairPosition>) -> GrowingBuffer<PairTable.Record> {
    var records = GrowingBuffer<PairTable.Record>(capacity: pairs.count * 2)
    var next = 0
    for (number, pair) in pairs.enumerated() {
      let start = next
      for shard in shards.indices {
        let count = cursors.base[shard * pairs.count + number]
        cursors.base[shard * pairs.count + number] = next
        next += count
      }
      records.append(
        PairTable.Record(
          key: pair.key, occurrences: pair.occurrences, places: places + start, placeCount: next - start))
    }
    return records
  }

  private func write(
    _ region: MappedBuffer<UInt32>, starts: [Starts], _ places: UnsafeMutablePointer<PairPosition>
  ) -> SegmentArray {
    let (slots, places) = (SendablePointer(region.base), SendablePointer(places))
    let cursors = SendablePointer(self.cursors.base)
    let workers = threads.perform(tasks: shards.count, makeWorker: { RareSegments() }) { worker, shard in
      let cursors = cursors.pointer + shard * pairs.count
      var next = starts[shard]
      shards[shard].table.forEach { numbers, occurrences in
        let isLong = numbers.count > mostShortPairs
        let header = isLong ? next.long : next.short
        if isLong { worker.longHeaders.append(header) }
        if occurrences >= Int(Slot.largeCount) { worker.largeCounts[header] = occurrences }
        let end = write(numbers, occurrences, to: slots.pointer, at: header, places.pointer, cursors)
        if isLong { next.long = end } else { next.short = end }
      }
      shards[shard].release()
    }
    return SegmentArray(
      slots: region,
      largeCounts: workers.reduce(into: [:]) { $0.merge($1.worker.largeCounts) { count, _ in count } },
      longHeaders: workers.flatMap(\.worker.longHeaders).sorted())
  }

  /// What one thread meets that not every segment has.
  private struct RareSegments {
    /// Counts that no header can hold, by the header's slot.
    var largeCounts: [Int: Int] = [:]
    var longHeaders: [Int] = []
  }

  /// Writes a segment and the places of its pairs.
  ///
  /// The caller has counted both, so that slots and places lie in the parts that belong to its shard.
  /// - Returns: the slot after the segment.
  @inline(__always)
  private func write(
    _ numbers: UnsafeBufferPointer<UInt32>, _ occurrences: Int, to slots: UnsafeMutablePointer<UInt32>, at header: Int,
    _ places: UnsafeMutablePointer<PairPosition>, _ cursors: UnsafeMutablePointer<Int>
  ) -> Int {
    slots[header] = Slot.header | UInt32(truncatingIfNeeded: min(occurrences, Int(Slot.largeCount)))
    var slot = header + 1
    slots[slot] = pairs[Int(numbers[0])].key.left | Slot.barrier
    for number in numbers {
      places[cursors[Int(number)]] = PairPosition(slot: slot)
      cursors[Int(number)] += 1
      slot += 1
      slots[slot] = pairs[Int(number)].key.right
    }
    return slot + 1
  }
}
