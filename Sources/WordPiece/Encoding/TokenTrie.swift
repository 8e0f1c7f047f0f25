/// All tokens of a vocabulary as a trie over scalar codes, in a double array.
///
/// A node is a slot. The child of node `n` by code `c` is slot `base(n) + c` if that slot's parent is `n`. Continuation
/// pieces hang below the node of the continuation prefix, which therefore is the root for the rest of a word.
///
/// Memory: owned by this object and never changed, so that threads share it.
/// - Invariant: `base(n) + c` is a slot for every node and code; slot 0 is the root.
/// - Source: Aoe, "An efficient digital search algorithm by using a double-array structure", 1989.
final class TokenTrie: Sendable {
  /// One slot, 8 bytes: a step of a walk costs one cache line.
  struct Node {
    /// Twice the base, plus 1 if a token ends here.
    var link: UInt32 = 0
    /// The parent's slot; -1 for the root and for unused slots.
    var parent: Int32 = -1

    @inline(__always) var base: Int { Int(link &>> 1) }
    @inline(__always) var endsToken: Bool { link & 1 != 0 }
  }

  nonisolated(unsafe) let nodes: UnsafeMutablePointer<Node>
  /// The id of the token that ends at each slot, or -1.
  nonisolated(unsafe) let ids: UnsafeMutablePointer<Int32>
  nonisolated(unsafe) private let pageStarts: UnsafeMutablePointer<UInt32>
  nonisolated(unsafe) private let codes: UnsafeMutablePointer<UInt32>
  /// The node of the continuation prefix; nil if no token starts with it.
  private let continuationRoot: Int?

  convenience init(_ vocabulary: Vocabulary) {
    self.init(vocabulary.table, continuationPrefix: vocabulary.continuationPrefix)
  }

  init(_ table: TokenTable, continuationPrefix: String) {
    var builder = TokenTrieBuilder(table)
    builder.build()
    var root: Int? = 0
    for scalar in continuationPrefix.unicodeScalars {
      root = root.flatMap { builder.child(of: $0, builder.codes[scalar.value]) }
    }
    continuationRoot = root
    nodes = copied(builder.nodes)
    ids = copied(builder.ids)
    pageStarts = copied(builder.codes.pageStarts)
    codes = copied(builder.codes.codes)
  }

  deinit {
    nodes.deallocate()
    ids.deallocate()
    pageStarts.deallocate()
    codes.deallocate()
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
      let scalar = readScalar(place)
      let slot = base &+ Int(code(of: scalar.value))
      let next = nodes[slot]
      guard Int(next.parent) == node else { break }
      place += scalar.byteCount
      node = slot
      base = next.base
      if next.endsToken {
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
  var rootOfRest: Int? { continuationRoot }
}

private func copied<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
  memory.initialize(from: elements, count: elements.count)
  return memory
}
