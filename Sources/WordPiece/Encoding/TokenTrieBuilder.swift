/// Lays tokens out as a double array.
///
/// Nodes are placed breadth first, so that the roots with their thousands of children come while all is free, each at
/// the first place that takes all its children.
/// - Complexity: O(s) for s scalars of all tokens in practice.
struct TokenTrieBuilder {
  let codes: ScalarCodes
  private(set) var nodes: [DoubleArray.Node] = []
  /// The number of the token that ends at each slot, or -1.
  private(set) var numbers: [Int32] = []
  /// The codes of all tokens, one after the other; token `id` has those of `starts[id]..<starts[id + 1]`.
  private let symbols: [UInt32]
  private let starts: [Int]
  /// Token numbers; those of a node stand together, and once it has children, those of each child.
  private var order: [Int32]
  /// Where the search for a place starts, for each bit width of the number of children: what is before was too crowded.
  private var searchStarts = [Int](repeating: 1, count: Int.bitWidth)

  /// Room for grouping: where the tokens of each code go, and tokens before they are moved.
  private var groupStarts: [Int32]
  private var moved: [Int32] = []
  /// Room for placing: the codes of a node's children, less the lowest.
  private var offsets: [Int] = []

  /// A node: the tokens `order[tokens]`, which share their first `depth` symbols, the last of them `code`.
  private struct Pending {
    let code: Int
    var slot: Int
    var tokens: Range<Int>
    let depth: Int
  }

  init(_ table: TokenTable) {
    let codes = ScalarCodes(of: table)
    var symbols: [UInt32] = []
    symbols.reserveCapacity(table.byteCount)
    var starts = [0]
    table.forEachScalar(endingEach: { starts.append(symbols.count) }) { _, scalar in symbols.append(codes[scalar]) }
    order = table.indices.filter { table.isPiece($0) }.map(Int32.init)
    groupStarts = Array(repeating: 0, count: codes.count + 1)
    self.codes = codes
    self.symbols = symbols
    self.starts = starts
  }

  func child(of node: Int, _ code: UInt32) -> Int? {
    let slot = nodes[node].base + Int(code)
    return nodes[slot].parent == node ? slot : nil
  }

  mutating func build() {
    grow(to: 2 * codes.count + order.count)
    var queue = [Pending(code: 0, slot: 0, tokens: order.indices, depth: 0)]
    var next = 0
    while next < queue.count {
      let firstChild = queue.count
      group(queue[next])
      markToken(of: &queue[next])
      appendChildren(of: queue[next], to: &queue)
      place(queue[firstChild...].indices, of: queue[next].slot, in: &queue)
      next += 1
    }
  }

  /// Brings a node's tokens into the order of the symbols that follow; what ends here, at most one, comes first.
  private mutating func group(_ node: Pending) {
    guard node.tokens.count > 1 else { return }
    if node.tokens.count < Self.fewTokens { return sort(node) }
    groupStarts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    for place in node.tokens { groupStarts[nextSymbol(order[place], node.depth)] += 1 }
    var start = Int32(node.tokens.lowerBound)
    for code in groupStarts.indices { (groupStarts[code], start) = (start, start + groupStarts[code]) }
    moved.replaceSubrange(0..<moved.count, with: order[node.tokens])
    for token in moved {
      let code = nextSymbol(token, node.depth)
      order[Int(groupStarts[code])] = token
      groupStarts[code] += 1
    }
  }

  private static let fewTokens = 48

  /// Few tokens by insertion: most are in order.
  private mutating func sort(_ node: Pending) {
    var last = nextSymbol(order[node.tokens.lowerBound], node.depth)
    for place in node.tokens.dropFirst() {
      let token = order[place]
      let code = nextSymbol(token, node.depth)
      guard code < last else {
        last = code
        continue
      }
      var hole = place
      while hole > node.tokens.lowerBound, nextSymbol(order[hole - 1], node.depth) > code {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = token
    }
  }

  /// If a token ends at the node, notes its number and leaves the longer ones.
  private mutating func markToken(of node: inout Pending) {
    guard let first = node.tokens.first, nextSymbol(order[first], node.depth) == 0 else { return }
    numbers[node.slot] = order[first]
    node.tokens.removeFirst()
  }

  /// Groups a node's tokens by the symbol that follows.
  private func appendChildren(of node: Pending, to queue: inout [Pending]) {
    var start = node.tokens.lowerBound
    while start < node.tokens.upperBound {
      let code = nextSymbol(order[start], node.depth)
      var end = start + 1
      while end < node.tokens.upperBound, nextSymbol(order[end], node.depth) == code { end += 1 }
      queue.append(Pending(code: code, slot: -1, tokens: start..<end, depth: node.depth + 1))
      start = end
    }
  }

  /// Gives the children of a node their slots.
  private mutating func place(_ children: Range<Int>, of parent: Int, in queue: inout [Pending]) {
    guard let first = children.first else { return }
    let width = Int.bitWidth - children.count.leadingZeroBitCount
    // The first child has the lowest code; the base must not be negative.
    let lowest = queue[first].code
    offsets.removeAll(keepingCapacity: true)
    for child in children { offsets.append(queue[child].code - lowest) }
    var start = max(searchStarts[width], lowest)
    while true {
      grow(to: start + 2 * codes.count)
      let (slot, isFree) = firstFreeSlot(from: start)
      start = slot
      if isFree { break }
    }
    searchStarts[width] = start
    let base = start - lowest
    nodes[parent].link = UInt32(base) << DoubleArray.Node.baseShift
    for child in children {
      queue[child].slot = base + queue[child].code
      nodes[queue[child].slot].parent = Int32(parent)
    }
  }

  /// The first slot, not the root's, from which on all children find theirs unused; else the first that lies too close
  /// to the end to be looked at.
  private func firstFreeSlot(from start: Int) -> (slot: Int, isFree: Bool) {
    nodes.withUnsafeBufferPointer { nodes in
      offsets.withUnsafeBufferPointer { offsets in
        var slot = start
        while slot + 2 * codes.count <= nodes.count {
          if offsets.allSatisfy({ nodes[slot + $0].parent < 0 }) { return (slot, true) }
          slot += 1
        }
        return (slot, false)
      }
    }
  }

  /// The symbol behind the first `depth` of a token; 0 behind its last.
  private func nextSymbol(_ token: Int32, _ depth: Int) -> Int {
    let place = starts[Int(token)] + depth
    return place < starts[Int(token) + 1] ? Int(symbols[place]) : 0
  }

  /// Keeps every base below the end by all codes, so that no step of a walk can leave the array.
  private mutating func grow(to count: Int) {
    guard nodes.count < count else { return }
    let added = max(count, nodes.count + nodes.count / 2) - nodes.count
    nodes.append(contentsOf: repeatElement(DoubleArray.Node(), count: added))
    numbers.append(contentsOf: repeatElement(-1, count: added))
  }
}
