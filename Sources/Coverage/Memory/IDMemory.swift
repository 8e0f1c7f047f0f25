internal import Storage
internal import CPlatform
internal import WordPiece

/// A growing run of token ids, of two bytes each where all ids fit.
///
/// - Safety: this value owns the memory; indices are below `count`.
struct IDMemory: ~Copyable {
  private let isNarrow: Bool
  /// One of the two is used.
  private var narrow = GrowingBuffer<UInt16>(capacity: 256)
  private var wide = GrowingBuffer<Int32>(capacity: 256)

  /// - Parameter tokenCount: all ids are below it.
  init(tokenCount: Int) { isNarrow = tokenCount <= 1 << 16 }

  var count: Int { isNarrow ? narrow.count : wide.count }

  /// Bytes reserved.
  var byteCount: Int { narrow.byteCount + wide.byteCount }

  @inline(__always)
  mutating func append(_ pieces: UnsafePointer<ScalarWords.Piece>, count: Int) {
    if isNarrow {
      let room = narrow.reserve(count)
      for place in 0..<count { room[place] = UInt16(truncatingIfNeeded: pieces[place].token) }
      narrow.count &+= count
    } else {
      let room = wide.reserve(count)
      for place in 0..<count { room[place] = pieces[place].token }
      wide.count &+= count
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
  subscript(place: Int) -> Int { isNarrow ? Int(narrow.base[place]) : Int(wide.base[place]) }

  /// Visits some of the ids, in order.
  @inline(__always)
  func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
    if isNarrow {
      for place in range { body(Int(narrow.base[place])) }
    } else {
      for place in range { body(Int(wide.base[place])) }
    }
  }

  /// Asks for the cache line of an id.
  @inline(__always)
  func prefetch(_ place: Int) {
    if isNarrow { kc_prefetch(narrow.base + place) } else { kc_prefetch(wide.base + place) }
  }
}
