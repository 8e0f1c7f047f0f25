internal import Storage

/// The tokens of a vocabulary as a trie over scalar codes: those nodes of a shape where a token of this vocabulary
/// ends.
///
/// Continuation pieces hang below the node of the continuation prefix, which therefore is the root for the rest of a
/// word.
///
/// Memory: owned by the shape, which this value keeps alive, and never changed, so that threads share it.
struct TokenTrie: Sendable {
  let shape: DoubleArray
  nonisolated(unsafe) let nodes: UnsafeMutablePointer<DoubleArray.Node>
  /// The id of the token that ends at each slot, or -1.
  nonisolated(unsafe) let ids: UnsafeMutablePointer<Int32>
  /// The bit of this vocabulary's tokens in a node's link.
  let tokenBit: UInt32
  nonisolated(unsafe) private let pageStarts: UnsafeMutablePointer<UInt32>
  nonisolated(unsafe) private let codes: UnsafeMutablePointer<UInt32>

  init(_ table: TokenTable, continuationPrefix: String) {
    self.init(DoubleArray([table], continuationPrefix: continuationPrefix), 0)
  }

  /// - Parameter place: of the vocabulary among those that share the shape.
  init(_ shape: DoubleArray, _ place: Int) {
    self.shape = shape
    nodes = shape.nodes
    ids = shape.ids[place]
    tokenBit = 1 << UInt32(place)
    (pageStarts, codes) = (shape.pageStarts, shape.codes)
  }

  /// Writes the ids of the tokens of a word.
  /// - Parameters:
  ///   - start: The word's first byte; it has at least one, and 3 readable ones after `end`.
  ///   - output: Has room for as many ids as the word has scalars.
  /// - Returns: The number of ids, 0 if the word cannot be spelt.
  @inline(__always)
  func encode(
    _ start: UnsafeRawPointer, _ end: UnsafeRawPointer, into output: UnsafeMutablePointer<Int32>
  ) -> Int {
    var place = start
    var root = 0
    var count = 0
    while true {
      let piece = longestPiece(from: root, place, end)
      guard piece.id >= 0 else { return 0 }
      output[count] = piece.id
      count &+= 1
      place = piece.end
      guard place < end else { return count }
      guard let continuationRoot else { return 0 }
      root = continuationRoot
    }
  }

  /// The longest token below a root that the bytes begin with.
  /// - Returns: Its id, -1 if there is none, and where it ends.
  @inline(__always)
  func longestPiece(
    from root: Int, _ start: UnsafeRawPointer, _ end: UnsafeRawPointer
  ) -> (id: Int32, end: UnsafeRawPointer) {
    var node = root
    var place = start
    var base = nodes[root].base
    var match = -1
    var matchEnd = start
    while place < end {
      let scalar = UTF8Scalars.read(place)
      let slot = base &+ Int(code(of: scalar.value))
      let next = nodes[slot]
      guard Int(next.parent) == node else { break }
      place += scalar.byteCount
      node = slot
      base = next.base
      if next.link & tokenBit != 0 {
        match = slot
        matchEnd = place
      }
    }
    return match < 0 ? (-1, start) : (ids[match], matchEnd)
  }

  /// What stands for a scalar in the trie; 0 for one that no token holds. Any value below 2²¹ has one.
  @inline(__always)
  func code(of scalar: UInt32) -> UInt32 { codes[Int(pageStarts[Int(scalar &>> 8)]) &+ Int(scalar & 0xFF)] }

  /// The root for the rest of a word.
  var continuationRoot: Int? { shape.continuationRoot }
}
