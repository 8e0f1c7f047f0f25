internal import CPlatform
internal import WordPiece

/// A growing run of token ids, of two bytes each where all ids fit.
///
/// Memory: owned by whoever holds the value, which has to call `deallocate` once; copies share it.
struct IDMemory {
  private let isNarrow: Bool
  /// One of the two is used.
  private var narrow = GrowingMemory<UInt16>()
  private var wide = GrowingMemory<Int32>()

  /// - Parameter tokenCount: all ids are below it.
  init(tokenCount: Int) { isNarrow = tokenCount <= 1 << 16 }

  func deallocate() {
    narrow.deallocate()
    wide.deallocate()
  }

  var count: Int { isNarrow ? narrow.count : wide.count }

  /// Bytes reserved.
  var byteCount: Int { narrow.byteCount + wide.byteCount }

  @inline(__always)
  mutating func append(_ pieces: UnsafePointer<ScalarWords.Piece>, count: Int) {
    if isNarrow {
      let room = narrow.reserve(count)
      for place in 0..<count { room[place] = UInt16(truncatingIfNeeded: pieces[place].token) }
      narrow.advance(count)
    } else {
      let room = wide.reserve(count)
      for place in 0..<count { room[place] = pieces[place].token }
      wide.advance(count)
    }
  }

  mutating func append(_ id: Int32) {
    if isNarrow { narrow.append(UInt16(truncatingIfNeeded: id)) } else { wide.append(id) }
  }

  mutating func removeAll() {
    narrow.removeAll()
    wide.removeAll()
  }

  @inline(__always)
  subscript(place: Int) -> Int { isNarrow ? Int(narrow.start[place]) : Int(wide.start[place]) }

  /// Visits some of the ids, in order.
  @inline(__always)
  func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
    if isNarrow {
      for place in range { body(Int(narrow.start[place])) }
    } else {
      for place in range { body(Int(wide.start[place])) }
    }
  }

  /// Asks for the cache line of an id.
  @inline(__always)
  func prefetch(_ place: Int) {
    if isNarrow { kc_prefetch(narrow.start + place) } else { kc_prefetch(wide.start + place) }
  }
}
