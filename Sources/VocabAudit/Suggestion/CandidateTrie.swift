internal import Storage

/// The texts of candidates, found at any place of a word.
///
/// A trie over scalars in one open-addressing table from (node, scalar) to node; candidates that start words and those
/// that continue them hang below two roots.
/// - Invariant: `keys` is a power of two at least twice the number of steps; a place without one holds `noKey`.
struct CandidateTrie: Sendable {
  private static let startRoot: Int32 = 0
  private static let insideRoot: Int32 = 1
  private static let noKey = UInt64.max

  private var keys: [UInt64]
  private var children: [Int32]
  /// The candidate whose text ends at each node, or -1.
  private var candidates: [Int32] = [-1, -1]
  private let shift: UInt64

  init(_ tokens: [SuggestedToken]) {
    let stepCount = tokens.reduce(0) { $0 + scalarCount($1.text) }
    let bits = max(Int.bitWidth - (2 * stepCount).leadingZeroBitCount, 4)
    keys = Array(repeating: Self.noKey, count: 1 << bits)
    children = Array(repeating: -1, count: 1 << bits)
    shift = UInt64(UInt64.bitWidth - bits)
    for (candidate, token) in tokens.enumerated() { insert(token, Int32(candidate)) }
  }

  private mutating func insert(_ token: SuggestedToken, _ candidate: Int32) {
    var node = token.isContinuation ? Self.insideRoot : Self.startRoot
    for scalar in String(decoding: token.text, as: UTF8.self).unicodeScalars {
      let key = Self.key(node, scalar.value)
      let place = place(of: key)
      if keys[place] == Self.noKey {
        keys[place] = key
        children[place] = Int32(candidates.count)
        candidates.append(-1)
      }
      node = children[place]
    }
    candidates[Int(node)] = candidate
  }

  /// Visits the candidates that a word holds at a position, the shortest first, with the position after each.
  /// - Parameter scalars: of the word.
  /// - Complexity: O(length of the longest).
  @inline(__always)
  func forEachMatch(_ scalars: [UInt32], at start: Int, _ body: (_ candidate: Int32, _ end: Int) -> Void) {
    var node = start == 0 ? Self.startRoot : Self.insideRoot
    var end = start
    while end < scalars.count {
      let key = Self.key(node, scalars[end])
      let place = place(of: key)
      guard keys[place] == key else { return }
      node = children[place]
      end += 1
      if candidates[Int(node)] >= 0 { body(candidates[Int(node)], end) }
    }
  }

  /// Where the step is, or would be.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[place] != key && keys[place] != Self.noKey { place = (place + 1) & (keys.count - 1) }
    return place
  }

  @inline(__always)
  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
  }
}
