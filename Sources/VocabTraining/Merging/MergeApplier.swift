internal import Storage
internal import CPlatform

/// A merge as it is put into the pair's places.
struct PairVisit: BitwiseCopyable {
  let left: UInt32
  let right: UInt32
  /// Slots that the two cover.
  let leftWidth: Int
  let rightWidth: Int
  /// What the two become.
  let token: UInt32
}

/// Puts a new token in some of the places of a pair, and notes what stands beside them; for one thread at a time.
struct MergeApplier: ~Copyable {
  let segments: SegmentArray
  /// How many slots each symbol covers. Not owned.
  let widths: UnsafeMutablePointer<UInt32>
  var left: NeighbourTally
  var right: NeighbourTally
  /// Where the new token stands before itself.
  var doubled = GrowingBuffer<PairPosition>()
  var doubledOccurrences = 0
  /// What was noted of left symbols behind the new token that became part of another new token afterwards.
  var withdrawnOccurrences = 0

  /// Visits ahead whose slots are asked for: enough to hide the memory's latency.
  private static let lookahead = 16

  init(_ segments: SegmentArray, widths: UnsafeMutablePointer<UInt32>, symbolLimit: Int) {
    self.segments = segments
    self.widths = widths
    left = NeighbourTally(symbolLimit: symbolLimit)
    right = NeighbourTally(symbolLimit: symbolLimit)
  }

  /// Visits places and joins the two tokens where they still stand.
  ///
  /// `slots` belongs to `segments`. A place's slot lies inside it, and so do the slots before and after two tokens that
  /// stand there, since segments begin with a header and a header closes the array. Lists have room for every visit.
  /// - Parameter places: all of the segments that they are in; in ascending order within each.
  /// - Complexity: O(places); O(places × log segments) in long segments.
  mutating func replace(_ visit: PairVisit, _ places: UnsafeBufferPointer<PairPosition>) {
    let slots = segments.slots.base
    guard let list = places.baseAddress else { return }
    left.reserve(places.count)
    right.reserve(places.count)
    for number in 0..<places.count {
      let ahead = list[min(number &+ Self.lookahead, places.count &- 1)]
      kc_prefetch_for_write(slots + ahead.slot)
      let place = list[number]
      let start = place.slot
      let middle = start &+ visit.leftWidth
      let first = slots[start]
      // Stale if one of the two has become part of another token: nothing is ever taken out of a list.
      guard first & Slot.symbol == visit.left, slots[middle] == visit.right else { continue }
      let end = middle &+ visit.rightWidth
      let occurrences = segments.occurrences(around: start)
      if first & Slot.barrier == 0 { noteLeft(slots[start &- 1] & Slot.symbol, visit, occurrences, place) }
      let following = slots[end]
      if following & Slot.flags == 0 { right.add(following, occurrences, place) }
      slots[middle &- 1] = Slot.dead
      slots[middle] = Slot.dead
      slots[start] = visit.token | first & Slot.barrier
      slots[end &- 1] = visit.token
    }
  }

  @inline(__always)
  private mutating func noteLeft(_ previous: UInt32, _ visit: PairVisit, _ occurrences: Int, _ place: PairPosition) {
    if previous == visit.token {
      noteDoubled(visit, occurrences, place)
    } else {
      left.add(previous, occurrences, place.moved(by: -Int(widths[Int(previous)])))
    }
  }

  /// The token before this place is new as well: it was made in the visit before, which noted this place's left symbol
  /// as its right neighbour. That neighbour is a new token now.
  @inline(never)
  private mutating func noteDoubled(_ visit: PairVisit, _ occurrences: Int, _ place: PairPosition) {
    right.visits.count -= 1
    right.entries.base[Int(visit.left)].visitCount -= 1
    withdrawnOccurrences += occurrences
    doubledOccurrences += occurrences
    doubled.append(place.moved(by: -Int(widths[Int(visit.token)])))
  }

  /// Hands the noted places to the lists of their pairs, and sets a barrier where there is none.
  func distribute(_ token: UInt32) {
    left.distribute { bar(before: $0.place.slot + width($0.symbol)) }
    right.distribute { bar(before: $0.place.slot + width(token)) }
  }

  func bar(before slot: Int) { segments.slots.base[slot] |= Slot.barrier }

  private func width(_ symbol: UInt32) -> Int { Int(widths[Int(symbol)]) }

  mutating func forget() {
    left.removeAll()
    right.removeAll()
    doubled.count = 0
    doubledOccurrences = 0
    withdrawnOccurrences = 0
  }
}
