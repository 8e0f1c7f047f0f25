/// Lays tokens out as a double array.
///
/// Nodes are placed breadth first, so that the roots with their thousands of children come while all is free, each at
/// the first place that takes all its children.
/// - Complexity: O(s log n) for n tokens of s scalars to sort; placing is linear in practice.
struct TokenTrieBuilder {
  let codes: ScalarCodes
  private(set) var nodes: [TrieShape.Node] = []
  /// The number of the token that ends at each slot, or -1.
  private(set) var numbers: [Int32] = []
  /// The codes of all tokens, one after the other; token `id` has those of `starts[id]..<starts[id + 1]`.
  private let symbols: [UInt32]
  private let starts: [Int]
  /// Token ids in the order of their codes, which keeps tokens with a common beginning together.
  private let sorted: [Int]
  /// Where the search for a place starts, for each bit width of the number of children: what is before was too crowded.
  private var searchStarts = [Int](repeating: 1, count: Int.bitWidth)

  /// A node: the tokens `sorted[tokens]`, which share their first `depth` symbols, the last of them `code`.
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
    sorted = Self.sorted(table.indices.filter { !table[$0].isEmpty && !table.repeated.contains($0) }, symbols, starts)
    self.codes = codes
    self.symbols = symbols
    self.starts = starts
  }

  /// Tokens in the order of their symbols.
  ///
  /// What decides between most of them is a number of each, so that the symbols themselves are seldom looked at.
  private static func sorted(_ tokens: [Int], _ symbols: [UInt32], _ starts: [Int]) -> [Int] {
    struct Key {
      let token: Int
      /// The first three symbols, of 21 bits each; symbols start at 1, so what is not there is less.
      let prefix: UInt64
    }
    return symbols.withUnsafeBufferPointer { symbols in
      tokens.map { token in
        let symbols = symbols[starts[token]..<starts[token + 1]].prefix(3)
        let prefix = symbols.reduce(0) { $0 << 21 | UInt64($1) }
        return Key(token: token, prefix: prefix << UInt64(21 * (3 - symbols.count)))
      }
      .sorted { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return symbols[starts[left.token]..<starts[left.token + 1]]
          .lexicographicallyPrecedes(symbols[starts[right.token]..<starts[right.token + 1]])
      }
      .map(\.token)
    }
  }

  func child(of node: Int, _ code: UInt32) -> Int? {
    let slot = nodes[node].base + Int(code)
    return nodes[slot].parent == node ? slot : nil
  }

  mutating func build() {
    grow(to: 2 * codes.count + sorted.count)
    var queue = [Pending(code: 0, slot: 0, tokens: sorted.indices, depth: 0)]
    var next = 0
    while next < queue.count {
      let firstChild = queue.count
      markToken(of: &queue[next])
      appendChildren(of: queue[next], to: &queue)
      place(queue[firstChild...].indices, of: queue[next].slot, in: &queue)
      next += 1
    }
  }

  /// If a token ends at the node, notes its number and leaves the longer ones.
  private mutating func markToken(of node: inout Pending) {
    guard let first = node.tokens.first, length(sorted[first]) == node.depth else { return }
    numbers[node.slot] = Int32(sorted[first])
    node.tokens.removeFirst()
  }

  /// Groups a node's tokens by the symbol that follows.
  private func appendChildren(of node: Pending, to queue: inout [Pending]) {
    var start = node.tokens.lowerBound
    while start < node.tokens.upperBound {
      let code = symbol(sorted[start], node.depth)
      var end = start + 1
      while end < node.tokens.upperBound, symbol(sorted[end], node.depth) == code { end += 1 }
      queue.append(Pending(code: Int(code), slot: -1, tokens: start..<end, depth: node.depth + 1))
      start = end
    }
  }

  /// Gives the children of a node their slots.
  private mutating func place(_ children: Range<Int>, of parent: Int, in queue: inout [Pending]) {
    guard let first = children.first else { return }
    let width = Int.bitWidth - children.count.leadingZeroBitCount
    // The first child has the lowest code; the base must not be negative.
    var slot = max(searchStarts[width], queue[first].code)
    while true {
      grow(to: slot + 2 * codes.count)
      let base = slot - queue[first].code
      if children.allSatisfy({ isFree(base + queue[$0].code) }) { break }
      slot += 1
    }
    searchStarts[width] = slot
    let base = slot - queue[first].code
    nodes[parent].link = UInt32(base) << TrieShape.Node.baseShift
    for child in children {
      queue[child].slot = base + queue[child].code
      nodes[queue[child].slot].parent = Int32(parent)
    }
  }

  private func length(_ token: Int) -> Int { starts[token + 1] - starts[token] }

  private func symbol(_ token: Int, _ depth: Int) -> UInt32 { symbols[starts[token] + depth] }

  private func isFree(_ slot: Int) -> Bool { slot > 0 && nodes[slot].parent < 0 }

  /// Keeps every base below the end by all codes, so that no step of a walk can leave the array.
  private mutating func grow(to count: Int) {
    guard nodes.count < count else { return }
    let added = max(count, nodes.count + nodes.count / 2) - nodes.count
    nodes.append(contentsOf: repeatElement(TrieShape.Node(), count: added))
    numbers.append(contentsOf: repeatElement(-1, count: added))
  }
}
