internal import Storage

/// What stands on one side of the places that a merge visits, gathered by symbol.
///
/// A neighbour then costs two array accesses a visit, and the tables of pairs are asked once for each distinct
/// neighbour.
struct NeighbourTally: ~Copyable {
  /// 24 bytes.
  struct Entry: BitwiseCopyable {
    /// 0 only if the symbol was not met.
    var occurrences: Int
    var visitCount: Int
    /// Where the next place of the new pair goes; nil if the pair is too rare to be followed.
    var list: UnsafeMutablePointer<PairPosition>?
  }

  /// A visit with a neighbour on this side, and the place of the pair that it makes with the new token.
  struct Visit: BitwiseCopyable {
    var place: PairPosition
    var symbol: UInt32
  }

  /// By symbol; zero for those that were not met.
  let entries: MappedBuffer<Entry>
  /// The symbols that were met, each once.
  var met = GrowingBuffer<UInt32>()
  /// In the order of visits.
  var visits = GrowingBuffer<Visit>()

  init(symbolLimit: Int) { entries = MappedBuffer(count: symbolLimit) }

  /// There must be room for the visit and its symbol (`reserve`).
  @inline(__always)
  mutating func add(_ symbol: UInt32, _ occurrences: Int, _ place: PairPosition) {
    let entry = entries.base + Int(symbol)
    if entry.pointee.occurrences == 0 {
      met.base[met.count] = symbol
      met.count &+= 1
    }
    entry.pointee.occurrences &+= occurrences
    entry.pointee.visitCount &+= 1
    visits.base[visits.count] = Visit(place: place, symbol: symbol)
    visits.count &+= 1
  }

  /// Adds what was met elsewhere, but for the visits.
  mutating func add(_ other: borrowing NeighbourTally) {
    met.reserve(other.met.count)
    for number in 0..<other.met.count {
      let symbol = other.met.base[number]
      let (entry, others) = (entries.base + Int(symbol), other.entries.base[Int(symbol)])
      if entry.pointee.occurrences == 0 { met.append(symbol) }
      entry.pointee.occurrences &+= others.occurrences
      entry.pointee.visitCount &+= others.visitCount
    }
  }

  /// Makes room for so many visits.
  mutating func reserve(_ visitCount: Int) {
    met.reserve(visitCount)
    visits.reserve(visitCount)
  }

  /// Hands each visit's place to the list of its pair.
  /// - Parameter bar: called with the place where there is no list.
  @inline(__always)
  func distribute(bar: (Visit) -> Void) {
    for number in 0..<visits.count {
      let visit = visits.base[number]
      let entry = entries.base + Int(visit.symbol)
      if let list = entry.pointee.list {
        list.pointee = visit.place
        entry.pointee.list = list + 1
      } else {
        bar(visit)
      }
    }
  }

  mutating func removeAll() {
    for number in 0..<met.count {
      entries.base[Int(met.base[number])] = Entry(occurrences: 0, visitCount: 0, list: nil)
    }
    met.count = 0
    visits.count = 0
  }
}
