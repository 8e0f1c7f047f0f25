/// The nodes of tries, in a double array, which several vocabularies share: walks for all of them touch the same
/// memory.
///
/// A node is a slot. The child of node `n` by code `c` is slot `base(n) + c` if that slot's parent is `n`.
///
/// Memory: owned by this object and never changed, so that threads share it.
/// - Invariant: `base(n) + c` is a slot for every node and code; slot 0 is the root.
/// - Source: Aoe, "An efficient digital search algorithm by using a double-array structure", 1989.
final class DoubleArray: Sendable {
  /// One slot, 8 bytes: a step of a walk costs one cache line.
  struct Node {
    /// The base, times 16, and a bit for each vocabulary of which a token ends here.
    var link: UInt32 = 0
    /// The parent's slot; -1 for the root and for unused slots.
    var parent: Int32 = -1

    @inline(__always) var base: Int { Int(link &>> Node.baseShift) }
    @inline(__always) var tokenBits: UInt32 { link & Node.tokenBits }

    static let baseShift: UInt32 = 4
    static let tokenBits: UInt32 = 0xF
  }

  /// No more vocabularies can share a shape.
  static let vocabularyLimit = Int(Node.baseShift)

  nonisolated(unsafe) let nodes: UnsafeMutablePointer<Node>
  /// For each vocabulary the id of its token that ends at each slot, or -1.
  nonisolated(unsafe) let ids: [UnsafeMutablePointer<Int32>]
  nonisolated(unsafe) let pageStarts: UnsafeMutablePointer<UInt32>
  nonisolated(unsafe) let codes: UnsafeMutablePointer<UInt32>
  /// The node of the continuation prefix; nil if no token starts with it.
  let continuationRoot: Int?

  /// - Parameter tables: of vocabularies, at most `vocabularyLimit`.
  init(_ tables: [TokenTable], continuationPrefix: String) {
    let union = TokenUnion(tables)
    var builder = TokenTrieBuilder(union.table)
    builder.build()
    var root: Int? = 0
    for scalar in continuationPrefix.unicodeScalars {
      root = root.flatMap { builder.child(of: $0, builder.codes[scalar.value]) }
    }
    continuationRoot = root
    let slotCount = builder.nodes.count
    nodes = copied(builder.nodes)
    pageStarts = copied(builder.codes.pageStarts)
    codes = copied(builder.codes.codes)
    ids = tables.indices.map { _ in .allocate(capacity: slotCount) }
    for (place, ids) in ids.enumerated() {
      ids.initialize(repeating: -1, count: slotCount)
      for slot in 0..<slotCount where builder.numbers[slot] >= 0 {
        ids[slot] = union.id(of: Int(builder.numbers[slot]), in: place)
        if ids[slot] >= 0 { nodes[slot].link |= 1 << UInt32(place) }
      }
    }
  }

  deinit {
    nodes.deallocate()
    pageStarts.deallocate()
    codes.deallocate()
    for ids in ids { ids.deallocate() }
  }
}

private func copied<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
  memory.initialize(from: elements, count: elements.count)
  return memory
}
