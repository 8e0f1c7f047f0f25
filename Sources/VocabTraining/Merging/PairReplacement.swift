internal import CPlatform

/// Puts a new token in all places of a pair, and notes what stands beside them.
struct PairReplacement: ~Copyable {
  let segments: SegmentArray
  /// How many slots each symbol covers.
  let widths: Region<UInt32>
  var left: NeighbourTally
  var right: NeighbourTally
  /// Where the new token stands before itself.
  var doubled = GrowingBuffer<Place>()
  var doubledOccurrences = 0
  /// What was noted of left symbols behind the new token that became part of another new token afterwards.
  var withdrawnOccurrences = 0
  /// Numbers of the pairs that came to be.
  var added = GrowingBuffer<Int>()

  /// Visits ahead whose slots are asked for: enough to hide the memory's latency.
  private static let lookahead = 16

  init(_ segments: SegmentArray, symbolLimit: Int) {
    self.segments = segments
    widths = Region(count: symbolLimit)
    for symbol in 0..<symbolLimit { widths.base[symbol] = 1 }
    left = NeighbourTally(symbolLimit: symbolLimit)
    right = NeighbourTally(symbolLimit: symbolLimit)
  }

  /// Visits the places of a pair in ascending order and joins its two tokens where they still stand.
  ///
  /// `slots` belongs to `segments`. A place's slot lies inside it, and so do the slots before and after two tokens that stand
  /// there, since segments begin with a header and a header closes the array. Lists have room for every visit.
  /// - Complexity: O(places).
  mutating func replace(_ pair: PairTable.Record, by token: UInt32) {
    let slots = segments.slots.base
    let (leftSymbol, rightSymbol) = (pair.key.left, pair.key.right)
    let leftWidth = Int(widths.base[Int(leftSymbol)])
    let rightWidth = Int(widths.base[Int(rightSymbol)])
    widths.base[Int(token)] = UInt32(leftWidth + rightWidth)
    left.reserve(pair.placeCount)
    right.reserve(pair.placeCount)
    for number in 0..<pair.placeCount {
      let ahead = pair.places[min(number &+ Self.lookahead, pair.placeCount &- 1)]
      kc_prefetch_for_write(slots + ahead.slot)
      let place = pair.places[number]
      let start = place.slot
      let middle = start &+ leftWidth
      let first = slots[start]
      // Stale if one of the two has become part of another token: nothing is ever taken out of a list.
      guard first & Slot.symbol == leftSymbol, slots[middle] == rightSymbol else { continue }
      let end = middle &+ rightWidth
      let occurrences = segments.occurrences(around: start)
      if first & Slot.barrier == 0 { noteLeft(slots[start &- 1] & Slot.symbol, leftSymbol, token, occurrences, place) }
      let following = slots[end]
      if following & Slot.flags == 0 { right.add(following, occurrences, place) }
      slots[middle &- 1] = Slot.dead
      slots[middle] = Slot.dead
      slots[start] = token | first & Slot.barrier
      slots[end &- 1] = token
    }
  }

  @inline(__always)
  private mutating func noteLeft(
    _ previous: UInt32, _ leftSymbol: UInt32, _ token: UInt32, _ occurrences: Int, _ place: Place
  ) {
    if previous == token {
      noteDoubled(leftSymbol, token, occurrences, place)
    } else {
      left.add(previous, occurrences, place.moved(by: -Int(widths.base[Int(previous)])))
    }
  }

  /// The token before this place is new as well: it was made in the visit before, which noted this place's left symbol as its
  /// right neighbour. That neighbour is a new token now.
  @inline(never)
  private mutating func noteDoubled(_ leftSymbol: UInt32, _ token: UInt32, _ occurrences: Int, _ place: Place) {
    right.visits.count -= 1
    right.entries.base[Int(leftSymbol)].visitCount -= 1
    withdrawnOccurrences += occurrences
    doubledOccurrences += occurrences
    doubled.append(place.moved(by: -Int(widths.base[Int(token)])))
  }
}
